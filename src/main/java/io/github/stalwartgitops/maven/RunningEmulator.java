package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.jmap.Credential;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An embedded server of a build, as seen by a goal from any class loader.
 *
 * @param url its management API
 * @param account what logs in: a user name and a password, or only a token
 */
record RunningEmulator(URI url, List<String> account) {
  private static final String SOURCE = "the embedded server";
  private static final String URL = "url";
  private static final String ACCOUNT = "account";
  private static final String CLOSE = "close";

  /** Returns a server with its first account that has all permissions, or else the first. */
  static RunningEmulator of(Emulator emulator) {
    Account account =
        emulator.accounts().stream()
            .filter(it -> it.permissions() == null)
            .findFirst()
            .orElse(emulator.accounts().get(0));
    return new RunningEmulator(
        emulator.url(),
        account.password() == null
            ? List.of(String.valueOf(account.token()))
            : List.of(account.name(), account.password()));
  }

  Credential credential() {
    return account.size() == 1
        ? new Credential.Bearer(account.get(0), SOURCE)
        : new Credential.Basic(account.get(0), account.get(1), SOURCE);
  }

  /** Returns the same as types of the JDK. */
  Map<String, Object> toMap(Runnable close) {
    return Map.of(URL, url, ACCOUNT, account, CLOSE, close);
  }

  /** Reads the result of {@link #toMap}. */
  static RunningEmulator fromMap(Map<?, ?> map) {
    List<?> account = (List<?>) Objects.requireNonNull(map.get(ACCOUNT));
    return new RunningEmulator(
        (URI) Objects.requireNonNull(map.get(URL)), account.stream().map(String::valueOf).toList());
  }

  /** Closes the server of a map that {@link #toMap} returned. */
  static void close(Map<?, ?> map) {
    ((Runnable) Objects.requireNonNull(map.get(CLOSE))).run();
  }
}
