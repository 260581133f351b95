package io.github.stalwartgitops.emulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts that may log in. */
final class Accounts {
  /** The id of the administrator of every server: the greatest number of 32 bits. */
  private static final long ADMINISTRATOR = 0xFFFF_FFFFL;

  private final List<Account> accounts;

  Accounts(List<Account> accounts) {
    this.accounts = List.copyOf(accounts);
  }

  /** Returns the account of a header {@code Authorization}; empty if its credentials are wrong. */
  Optional<Account> find(@Nullable String authorization) {
    int space = authorization == null ? -1 : authorization.indexOf(' ');
    if (authorization == null || space < 0) {
      return Optional.empty();
    }
    String credentials = authorization.substring(space + 1).strip();
    return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "bearer" -> accounts.stream().filter(a -> same(a.token(), credentials)).findFirst();
      case "basic" -> basic(credentials);
      default -> Optional.empty();
    };
  }

  /** Returns the id of an account on the wire. */
  String id(Account account) {
    return Id.of(account.name().equals("admin") ? ADMINISTRATOR : accounts.indexOf(account) + 1L);
  }

  private Optional<Account> basic(String credentials) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(credentials);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String pair = new String(decoded, StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    return accounts.stream()
        .filter(account -> account.name().equals(pair.substring(0, colon)))
        .filter(account -> same(account.password(), pair.substring(colon + 1)))
        .findFirst();
  }

  private static boolean same(@Nullable String expected, String given) {
    return expected != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
