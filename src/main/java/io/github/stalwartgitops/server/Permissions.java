package io.github.stalwartgitops.server;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The permissions of a credential.
 *
 * @param names the permissions, such as {@code sysMtaStageConnectGet}, in the server's order
 */
public record Permissions(Set<String> names) {
  /** Creates actions; a reload is one. */
  public static final String CREATE_ACTION = "sysActionCreate";

  /** Reloads settings. */
  public static final String RELOAD_SETTINGS = "actionReloadSettings";

  public Permissions {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /** Returns the needed permissions that are missing, in order. */
  public List<String> missing(Collection<String> needed) {
    return needed.stream().filter(name -> !names.contains(name)).distinct().toList();
  }
}
