package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.ServerNames;
import picocli.CommandLine.Option;

/** The names of the server that expressions are evaluated for. */
final class NamesOptions {
  @Option(
      names = "--hostname",
      paramLabel = "NAME",
      defaultValue = "mx.example.org",
      description = {"The value of system('hostname')", "(default: ${DEFAULT-VALUE})."})
  private String hostname = "";

  @Option(
      names = "--node-hostname",
      paramLabel = "NAME",
      defaultValue = "mx.example.org",
      description = {"The value of system('node_hostname')", "(default: ${DEFAULT-VALUE})."})
  private String nodeHostname = "";

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      defaultValue = "localhost.local",
      description = {"The value of system('domain')", "(default: ${DEFAULT-VALUE})."})
  private String domain = "";

  @Option(
      names = "--node-role",
      paramLabel = "ROLE",
      defaultValue = "",
      description = "The value of system('node_role') (default: empty).")
  private String nodeRole = "";

  ServerNames names() {
    return new ServerNames(hostname, nodeHostname, domain, nodeRole);
  }
}
