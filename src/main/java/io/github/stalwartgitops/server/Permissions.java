package io.github.stalwartgitops.server;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a credential may do.
 *
 * @param names the permissions, such as {@code sysMtaStageConnectGet}, in the server's order
 */
public record Permissions(Set<String> names) {
  /** To create actions, of which a reload is one. */
  public static final String CREATE_ACTION = "sysActionCreate";

  /** To reload settings. */
  public static final String RELOAD_SETTINGS = "actionReloadSettings";

  public Permissions {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /** Those of {@code wanted} that are not there, in order. */
  public List<String> missing(Collection<String> wanted) {
    return wanted.stream().filter(name -> !names.contains(name)).distinct().toList();
  }
}
