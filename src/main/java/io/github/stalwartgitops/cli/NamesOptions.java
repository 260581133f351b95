package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.ServerNames;
import picocli.CommandLine.Option;

/** The names of the server that expressions are evaluated on. */
final class NamesOptions {
  @Option(
      names = "--hostname",
      paramLabel = "NAME",
      defaultValue = "mx.example.org",
      description = {"What system('hostname') is", "(default: ${DEFAULT-VALUE})."})
  private String hostname = "";

  @Option(
      names = "--node-hostname",
      paramLabel = "NAME",
      defaultValue = "mx.example.org",
      description = {"What system('node_hostname') is", "(default: ${DEFAULT-VALUE})."})
  private String nodeHostname = "";

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      defaultValue = "localhost.local",
      description = {"What system('domain') is", "(default: ${DEFAULT-VALUE})."})
  private String domain = "";

  @Option(
      names = "--node-role",
      paramLabel = "ROLE",
      defaultValue = "",
      description = "What system('node_role') is (default: empty).")
  private String nodeRole = "";

  ServerNames names() {
    return new ServerNames(hostname, nodeHostname, domain, nodeRole);
  }
}
