package io.github.stalwartgitops.server;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a credential may do.
 *
 * @param names the permissions, such as {@code sysMtaStageConnectGet}, in the server's order
 * @param edition the server's edition, such as {@code oss}, or null if it does not tell
 */
public record Permissions(Set<String> names, @Nullable String edition) {
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
