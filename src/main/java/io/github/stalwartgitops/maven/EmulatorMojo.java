package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.AccountsFile;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.emulator.SmtpListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals share that serve the embedded server. */
abstract class EmulatorMojo extends StalwartMojo {
  /** The port of the management API; 0 picks one. */
  @Parameter(property = "stalwart.httpPort", defaultValue = "0")
  private String httpPort = "0";

  /** The port of the listener <code>smtp</code>, which expressions see as port 25 bound to ::. */
  @Parameter(property = "stalwart.smtpPort", defaultValue = "0")
  private String smtpPort = "0";

  /**
   * Other SMTP listeners and what expressions see of them, such as <code>
   * name=submission,port=0,local-port=587,local-ip=::,protocol=smtp</code>; one with <code>node=mx2
   * </code> is on another server of the cluster, whose <code>system('node_hostname')</code> is mx2.
   */
  @Parameter private @Nullable List<String> listeners;

  /** YAML: accounts: [{name, password or token, permissions: all or [names]}]. */
  @Parameter(property = "stalwart.accounts")
  private @Nullable String accounts;

  /** JSON that keeps what is stored and active, and can be edited. */
  @Parameter(property = "stalwart.state")
  private @Nullable String state;

  /** The server's host name, <code>system('hostname')</code>. */
  @Parameter(property = "stalwart.hostname", defaultValue = "mx.example.org")
  private String hostname = "mx.example.org";

  /**
   * The node's own name; <code>SystemSettings.defaultHostname</code> is then empty, as on a fresh
   * server, and <code>system('hostname')</code> is this name.
   */
  @Parameter(property = "stalwart.nodeHostname")
  private @Nullable String nodeHostname;

  /**
   * The mode the server is in: <code>normal</code>, <code>bootstrap</code> or <code>recovery</code>
   * .
   */
  @Parameter(property = "stalwart.mode", defaultValue = "normal")
  private String mode = "normal";

  /** The address to listen on; without it loopback. */
  @Parameter(property = "stalwart.bind")
  private @Nullable String bind;

  /**
   * What the embedded server shall be.
   *
   * @throws MojoFailureException if that is wrong usage
   */
  final EmulatorConfiguration configuration(Parameters given) throws MojoFailureException {
    List<SmtpListener> all = new ArrayList<>();
    all.add(SmtpListener.smtp(given.port("smtpPort", smtpPort)));
    all.addAll(given.listeners(listeners));
    EmulatorConfiguration.Builder builder =
        EmulatorConfiguration.builder()
            .httpPort(given.port("httpPort", httpPort))
            .listeners(all)
            .mode(given.choice("mode", mode, Mode.class))
            .stateFile(given.file("state", state));
    String node = given.text("nodeHostname", nodeHostname);
    if (node == null) {
      builder.hostname(String.valueOf(given.text("hostname", hostname)));
    } else {
      builder.hostname("").nodeHostname(node);
    }
    given.address("bind", bind).ifPresent(builder::address);
    Path accountsFile = given.file("accounts", accounts);
    if (accountsFile != null) {
      builder.accounts(AccountsFile.read(accountsFile, given.problems()));
    }
    given.check();
    return builder.build();
  }
}
