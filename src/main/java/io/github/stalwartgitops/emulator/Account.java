package io.github.stalwartgitops.emulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account that may log in.
 *
 * @param name the login name
 * @param password the password for Basic, or null if there is only a token
 * @param token the token for Bearer, or null if there is only a password
 * @param permissions the names of its permissions, or null if it may do everything
 */
public record Account(
    String name,
    @Nullable String password,
    @Nullable String token,
    @Nullable List<String> permissions) {
  public Account {
    permissions = permissions == null ? null : List.copyOf(permissions);
  }

  /** Returns an account with a password that may do everything. */
  public static Account administrator(String name, String password) {
    return new Account(name, password, null, null);
  }

  /** Returns whether it has a permission. */
  boolean may(String permission) {
    return permissions == null || permissions.contains(permission);
  }

  /** Returns the name without credentials, which must not get into messages. */
  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
