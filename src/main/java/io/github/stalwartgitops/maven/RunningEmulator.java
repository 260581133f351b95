package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.jmap.Credential;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An embedded server of a build, as goals see it that may come from another class loader.
 *
 * @param url where its management API is
 * @param account what logs in: a user name and a password, or a token alone
 */
record RunningEmulator(String url, List<String> account) {
  private static final String SOURCE = "the embedded server";
  private static final String URL = "url";
  private static final String ACCOUNT = "account";
  private static final String CLOSE = "close";

  /** The first account that may do everything, or else the first. */
  static RunningEmulator of(Emulator emulator) {
    Account account =
        emulator.accounts().stream()
            .filter(it -> it.permissions() == null)
            .findFirst()
            .orElse(emulator.accounts().get(0));
    return new RunningEmulator(
        emulator.url().toString(),
        account.password() == null
            ? List.of(String.valueOf(account.token()))
            : List.of(account.name(), account.password()));
  }

  /** What logs in. */
  Credential credential() {
    return account.size() == 1
        ? new Credential.Bearer(account.get(0), SOURCE)
        : new Credential.Basic(account.get(0), account.get(1), SOURCE);
  }

  /** The same by types of the JDK. */
  Map<String, Object> toMap(Runnable close) {
    return Map.of(URL, url, ACCOUNT, account, CLOSE, close);
  }

  /** Reads what {@link #toMap} made. */
  static RunningEmulator fromMap(Map<?, ?> map) {
    List<?> account = (List<?>) Objects.requireNonNull(map.get(ACCOUNT));
    return new RunningEmulator(
        String.valueOf(map.get(URL)), account.stream().map(String::valueOf).toList());
  }

  /** Closes what {@link #toMap} told of. */
  static void close(Map<?, ?> map) {
    ((Runnable) Objects.requireNonNull(map.get(CLOSE))).run();
  }
}
