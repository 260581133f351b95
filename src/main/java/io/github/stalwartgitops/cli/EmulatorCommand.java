package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.emulator.AccountsFile;
import io.github.stalwartgitops.emulator.Announcement;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.playground.Playground;
import io.github.stalwartgitops.problem.Problems;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emulator}: serves the embedded server until it is interrupted. */
@Command(
    name = "emulator",
    description = {
      "Serve a Stalwart look-alike for trials and tests.",
      "It has the management API, and SMTP up to the greeting and EHLO. Its page / is",
      "a playground for expressions: open the address that it prints in a browser.",
      "It ends when it is interrupted."
    },
    footer = {
      "",
      "Example:",
      "  stalwart-gitops emulator --http-port 8080 --smtp-port 2525 --state state.json"
    })
final class EmulatorCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "The port of the management API; 0 picks one and prints it (the default).")
  private int httpPort;

  @Option(
      names = "--smtp-port",
      paramLabel = "PORT",
      description = "The port of the listener smtp, which expressions see as port 25 bound to ::.")
  private int smtpPort;

  @Option(
      names = "--listener",
      paramLabel = "PARTS",
      description = {
        "Another SMTP listener and what expressions see of it:",
        "name=NAME, and any of port=0, local-port=587,",
        "local-ip=::, protocol=smtp, tls=false and node=mx2",
        "behind it, separated by commas. A node is another",
        "server of the cluster: system('node_hostname') is its",
        "name there. Repeatable."
      })
  private List<SmtpListener> listeners = List.of();

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description = "YAML: accounts: [{name, password or token, permissions: all or [names]}].")
  private @Nullable Path accounts;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "JSON that keeps what is stored and active, and can be edited.")
  private @Nullable Path state;

  @Option(
      names = "--hostname",
      paramLabel = "NAME",
      defaultValue = "mx.example.org",
      description = {
        "The server's host name, which is system('hostname')",
        "(default: ${DEFAULT-VALUE})."
      })
  private String hostname = "";

  @Option(
      names = "--node-hostname",
      paramLabel = "NAME",
      description = {
        "The node's own name, which is system('hostname') then:",
        "the server has no host name, as a fresh one."
      })
  private @Nullable String nodeHostname;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "normal",
      description = "normal, bootstrap or recovery (default: ${DEFAULT-VALUE}).")
  private Mode mode = Mode.NORMAL;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: loopback).")
  private @Nullable InetAddress address;

  EmulatorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Console console = new Console(invocation);
    Problems problems = new Problems();
    EmulatorConfiguration configuration = configuration(problems);
    if (problems.hasErrors()) {
      console.problems(problems.list());
      return CommandServer.USAGE;
    }
    try (Emulator emulator = Emulator.start(configuration)) {
      Playground.open(emulator);
      Announcement.lines(emulator, accounts == null).forEach(console::line);
      waitForTheEnd();
      return 0;
    } catch (EmulatorException e) {
      console.problems(e.problems());
      return 1;
    }
  }

  private EmulatorConfiguration configuration(Problems problems) {
    List<SmtpListener> all = new ArrayList<>(listeners);
    all.add(0, SmtpListener.smtp(smtpPort));
    EmulatorConfiguration.Builder builder =
        EmulatorConfiguration.builder().httpPort(httpPort).listeners(all).mode(mode);
    if (nodeHostname == null) {
      builder.hostname(hostname);
    } else {
      builder.hostname("").nodeHostname(nodeHostname);
    }
    if (accounts != null) {
      builder.accounts(AccountsFile.read(invocation.folder().resolve(accounts), problems));
    }
    if (state != null) {
      builder.stateFile(invocation.folder().resolve(state));
    }
    if (address != null) {
      builder.address(address);
    }
    return builder.build();
  }

  private static void waitForTheEnd() {
    CountDownLatch end = new CountDownLatch(1);
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
