package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credential among the places where one may be kept: a token file, a user with a password
 * file, then the environment ({@code STALWART_TOKEN}, or {@code STALWART_USER} and {@code
 * STALWART_PASSWORD}).
 */
public final class Credentials {
  private static final int LONGEST = 64 * 1024;

  private Credentials() {}

  /**
   * The first credential found; an empty result is told as a problem.
   *
   * @param tokenFile a file that holds a token, or null
   * @param user a user name, or null
   * @param passwordFile a file that holds the user's password, or null
   * @param environment the environment variables
   */
  public static Optional<Credential> find(
      @Nullable Path tokenFile,
      @Nullable String user,
      @Nullable Path passwordFile,
      Map<String, String> environment,
      Problems problems) {
    if (tokenFile != null) {
      String source = "--token-file " + tokenFile;
      return read(tokenFile, problems).map(token -> new Credential.Bearer(token, source));
    }
    if (passwordFile != null) {
      return passwordFrom(
          passwordFile, user == null ? environment.get("STALWART_USER") : user, problems);
    }
    String token = environment.get("STALWART_TOKEN");
    if (token != null && user == null) {
      return Optional.of(new Credential.Bearer(token.strip(), "STALWART_TOKEN"));
    }
    String name = user == null ? environment.get("STALWART_USER") : user;
    String password = environment.get("STALWART_PASSWORD");
    if (name != null && password != null) {
      return Optional.of(new Credential.Basic(name, password, "STALWART_PASSWORD"));
    }
    problems.add(
        Problem.error(
            "there is no credential for the server",
            "Set STALWART_TOKEN (an API key), or STALWART_USER and STALWART_PASSWORD, or name a file"
                + " by\n--token-file; in a Maven build a server of settings.xml by"
                + " stalwart.serverId."));
    return Optional.empty();
  }

  private static Optional<Credential> passwordFrom(
      Path file, @Nullable String user, Problems problems) {
    if (user == null) {
      problems.add(
          Problem.error(
              "there is a password file but no user name",
              "Name the user by --user (<user> in a pom) or STALWART_USER."));
      return Optional.empty();
    }
    String source = "--password-file " + file;
    return read(file, problems).map(password -> new Credential.Basic(user, password, source));
  }

  /** The secret in a file, without surrounding blanks; an empty result is told as a problem. */
  public static Optional<String> read(Path file, Problems problems) {
    try {
      return Optional.of(SmallFile.text(file, LONGEST).strip());
    } catch (SmallFile.TooLargeException e) {
      problems.add(
          Problem.error(
              file + " is too large to hold a credential",
              "Name a file that holds the token or the password alone."));
      return Optional.empty();
    } catch (IOException e) {
      problems.add(
          Problem.error(
              "the credential file " + file + " cannot be read",
              "It has to be there, readable, and UTF-8."));
      return Optional.empty();
    }
  }
}
