package io.github.stalwartgitops.emulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may log in.
 *
 * @param name the login name
 * @param password what proves it with Basic, or null where only the token counts
 * @param token what proves it as a Bearer, or null where only the password counts
 * @param permissions the names of what it may do, or null where it may do everything
 */
public record Account(
    String name,
    @Nullable String password,
    @Nullable String token,
    @Nullable List<String> permissions) {
  public Account {
    permissions = permissions == null ? null : List.copyOf(permissions);
  }

  /** One who logs in with name and password and may do everything. */
  public static Account administrator(String name, String password) {
    return new Account(name, password, null, null);
  }

  /** Whether it may do what the permission names. */
  boolean may(String permission) {
    return permissions == null || permissions.contains(permission);
  }

  /** The name alone: credentials stay out of messages. */
  @Override
  public String toString() {
    return "Account[" + name + "]";
  }
}
