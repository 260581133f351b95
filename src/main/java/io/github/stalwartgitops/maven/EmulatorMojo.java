package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.AccountsFile;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.emulator.StartMessage;
import io.github.stalwartgitops.reconcile.OptionValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The goals that run the embedded server. */
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
  @Parameter private List<String> listeners = List.of();

  /**
   * YAML: accounts: [{name, password or token, permissions: all or [names]}]. Without it, an
   * administrator is created and logged.
   */
  @Parameter(property = "stalwart.accounts")
  private @Nullable String accounts;

  /**
   * A JSON file that keeps the stored and active settings. It may be edited while the server runs.
   */
  @Parameter(property = "stalwart.state")
  private @Nullable String state;

  /** The server's host name, <code>system('hostname')</code>; without it mx.example.org. */
  @Parameter(property = "stalwart.hostname")
  private @Nullable String hostname;

  /**
   * The node's own name. The server has no host name then, like a fresh one, and <code>
   * system('hostname')</code> is this name.
   */
  @Parameter(property = "stalwart.nodeHostname")
  private @Nullable String nodeHostname;

  /** The mode: <code>normal</code>, <code>bootstrap</code> or <code>recovery</code>. */
  @Parameter(property = "stalwart.mode", defaultValue = "normal")
  private String mode = "normal";

  /** The address to listen on; without it loopback. */
  @Parameter(property = "stalwart.bind")
  private @Nullable String bind;

  /**
   * Returns the configuration that the parameters give.
   *
   * @throws MojoFailureException if one is wrong
   */
  final EmulatorConfiguration configuration(Goal goal) throws MojoFailureException {
    List<SmtpListener> all = new ArrayList<>();
    all.add(SmtpListener.smtp(goal.parse("smtpPort", smtpPort, OptionValue::port, 0)));
    all.addAll(goal.parseAll("listeners", listeners, SmtpListener::parse));
    EmulatorConfiguration.Builder builder =
        EmulatorConfiguration.builder()
            .httpPort(goal.parse("httpPort", httpPort, OptionValue::port, 0))
            .listeners(all)
            .mode(
                goal.parse("mode", mode, text -> OptionValue.choice(Mode.class, text), Mode.NORMAL))
            .stateFile(goal.file(state))
            .warnings(warning -> goal.log().line(StartMessage.PREFIX + warning));
    if (hostname != null) {
      builder.hostname(hostname);
    }
    if (nodeHostname != null) {
      builder.hostname("").nodeHostname(nodeHostname);
    }
    goal.parse("bind", bind, EmulatorMojo::address, Optional.<InetAddress>empty())
        .ifPresent(builder::address);
    Path accountsFile = goal.file(accounts);
    if (accountsFile != null) {
      builder.accounts(AccountsFile.read(accountsFile, goal.problems()));
    }
    goal.check();
    return builder.build();
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("'" + text + "' is not an address of this machine", e);
    }
  }
}
