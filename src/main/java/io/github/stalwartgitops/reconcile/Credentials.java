package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.SmallFile;
import io.github.stalwartgitops.tls.ClientCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds credentials in files and environment variables. What is wrong becomes a problem. */
public final class Credentials {
  private static final int MAX_BYTES = 64 * 1024;

  private Credentials() {}

  /**
   * Returns the credential for the server: the token file, else a user with a password file, else
   * {@code STALWART_TOKEN}, else {@code STALWART_USER} and {@code STALWART_PASSWORD}.
   *
   * @param tokenFile a file that contains a token, or null
   * @param user a user name, or null
   * @param passwordFile a file that contains the user's password, or null
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
      return secret(tokenFile, problems).map(token -> new Credential.Bearer(token, source));
    }
    String name = user == null ? environment.get("STALWART_USER") : user;
    if (passwordFile != null) {
      return passwordFrom(passwordFile, name, problems);
    }
    String token = environment.get("STALWART_TOKEN");
    if (token != null && user == null) {
      return Optional.of(new Credential.Bearer(token.strip(), "STALWART_TOKEN"));
    }
    String password = environment.get("STALWART_PASSWORD");
    if (name != null && password != null) {
      return Optional.of(new Credential.Basic(name, password, "STALWART_PASSWORD"));
    }
    problems.add(
        Problem.error(
            "there is no credential for the server",
            "Set STALWART_TOKEN (an API key), or STALWART_USER and STALWART_PASSWORD, or name a file"
                + " with\n--token-file; in a Maven build name a server of settings.xml with"
                + " stalwart.serverId."));
    return Optional.empty();
  }

  private static Optional<Credential> passwordFrom(
      Path file, @Nullable String user, Problems problems) {
    if (user == null) {
      problems.add(
          Problem.error(
              "there is a password file but no user name",
              "Name the user with --user (<user> in a pom) or STALWART_USER."));
      return Optional.empty();
    }
    String source = "--password-file " + file;
    return secret(file, problems).map(password -> new Credential.Basic(user, password, source));
  }

  /**
   * Returns the client certificate, or null if none is given.
   *
   * @param certificate PEM or PKCS#12, or null
   * @param key the PEM key of a PEM certificate, or null
   * @param passwordFile a file with the password of a PKCS#12 file, or null
   */
  public static @Nullable ClientCertificate clientCertificate(
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable Path passwordFile,
      Problems problems) {
    if (certificate != null) {
      return new ClientCertificate(
          certificate,
          key,
          passwordFile == null ? null : secret(passwordFile, problems).orElse(null));
    }
    if (key != null || passwordFile != null) {
      problems.add(
          Problem.error(
              "there is a key or a password, but no client certificate",
              "Name the certificate with --client-certificate (<clientCertificate> in a pom)."));
    }
    return null;
  }

  /** Returns the secret in a file, without surrounding white space. */
  static Optional<String> secret(Path file, Problems problems) {
    try {
      return Optional.of(SmallFile.text(file, MAX_BYTES).strip());
    } catch (SmallFile.TooLargeException e) {
      problems.add(
          Problem.error(
              file + " is too large for a credential",
              "Name a file that contains only the token or the password."));
      return Optional.empty();
    } catch (IOException e) {
      problems.add(
          Problem.error(
              "the credential file " + file + " cannot be read",
              "It must exist, be readable, and be UTF-8."));
      return Optional.empty();
    }
  }
}
