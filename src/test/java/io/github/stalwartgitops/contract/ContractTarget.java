package io.github.stalwartgitops.contract;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Credentials;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.smtp.SmtpAddress;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The server to check.
 *
 * @param server how to reach it
 * @param write whether the connect stage may be changed for the time of the check
 * @param smtp where its greeting is read, or null
 */
record ContractTarget(Target server, boolean write, SmtpAddress smtp) {
  /**
   * Returns the server that the properties name, or nothing if they name none.
   *
   * @param properties {@code contract.url}, {@code contract.write}, {@code contract.smtp} (a port
   *     or an address) and {@code contract.caFile}
   * @param environment the variables that contain the credential
   * @throws IllegalArgumentException with a message for the user
   */
  static Optional<ContractTarget> of(Properties properties, Map<String, String> environment) {
    String url = properties.getProperty("contract.url", "");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    Problems problems = new Problems();
    String caFile = properties.getProperty("contract.caFile", "");
    Optional<Credential> credential = Credentials.find(null, null, null, environment, problems);
    Optional<Target> server =
        credential.flatMap(
            it ->
                Target.at(
                    url,
                    null,
                    it,
                    RequestLimits.defaults(),
                    null,
                    new TlsConfiguration(caFile.isEmpty() ? null : Path.of(caFile), null, false),
                    false,
                    problems));
    if (server.isEmpty()) {
      throw new IllegalArgumentException(
          problems.list().stream().map(Problem::message).collect(Collectors.joining("\n")));
    }
    String write = properties.getProperty("contract.write", "false");
    return Optional.of(
        new ContractTarget(
            server.get(),
            !write.equals("false"),
            smtp(server.get(), properties.getProperty("contract.smtp", ""))));
  }

  private static SmtpAddress smtp(Target server, String text) {
    if (text.isEmpty()) {
      return null;
    }
    return SmtpAddress.parse(
        text.contains("://") ? text : "smtp://" + server.endpoint().url().getHost() + ":" + text);
  }
}
