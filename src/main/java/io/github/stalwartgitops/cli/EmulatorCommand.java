package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.emulator.AccountsFile;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.emulator.StartMessage;
import io.github.stalwartgitops.playground.Playground;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Verdict;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code emulator}: runs the embedded server until it is interrupted. */
@Command(
    name = "emulator",
    description = {
      "Run a Stalwart look-alike for trials and tests, until it is interrupted.",
      "It has the management API, and SMTP up to the greeting and EHLO. Its page / is",
      "a playground for expressions: open the printed address in a browser."
    },
    footer = {
      "",
      "Example:",
      "  stalwart-gitops emulator --http-port 8080 --smtp-port 2525 --state state.json"
    })
final class EmulatorCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      converter = Converters.Port.class,
      defaultValue = "0",
      description = {
        "The port of the management API; 0 picks a free one",
        "(default: ${DEFAULT-VALUE})."
      })
  private int httpPort;

  @Option(
      names = "--smtp-port",
      paramLabel = "PORT",
      converter = Converters.Port.class,
      defaultValue = "0",
      description = {
        "The port of the listener smtp; expressions see it",
        "as port 25 bound to :: (default: ${DEFAULT-VALUE})."
      })
  private int smtpPort;

  @Option(
      names = "--listener",
      paramLabel = "PARTS",
      description = {
        "Another SMTP listener, and what expressions see of",
        "it: name=NAME and, separated by commas, any of",
        "port=0, local-port=587, local-ip=::,",
        "protocol=smtp, tls=false and node=mx2. A node is",
        "another server of the cluster, with this name as",
        "its system('node_hostname'). Repeatable."
      })
  private List<SmtpListener> listeners = List.of();

  @Option(
      names = "--accounts",
      paramLabel = "FILE",
      description = {
        "YAML: accounts: [{name, password or token,",
        "permissions: all or [names]}]. Without it, an",
        "administrator is created and printed."
      })
  private @Nullable Path accounts;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = {
        "A JSON file that keeps the stored and active",
        "settings. It may be edited while the emulator",
        "runs."
      })
  private @Nullable Path state;

  @Option(
      names = "--hostname",
      paramLabel = "NAME",
      description = {"The server's host name, system('hostname')", "(default: mx.example.org)."})
  private @Nullable String hostname;

  @Option(
      names = "--node-hostname",
      paramLabel = "NAME",
      description = {
        "The node's own name. The server then has no host",
        "name, like a fresh one, and system('hostname') is",
        "this name."
      })
  private @Nullable String nodeHostname;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      converter = Modes.class,
      completionCandidates = Modes.class,
      defaultValue = "normal",
      description = "normal, bootstrap or recovery (default: ${DEFAULT-VALUE}).")
  private Mode mode = Mode.NORMAL;

  private static final class Modes extends Choice<Mode> {
    Modes() {
      super(Mode.class);
    }
  }

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: loopback).")
  private @Nullable InetAddress address;

  EmulatorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Console console = new Console(invocation);
    Problems problems = new Problems();
    EmulatorConfiguration configuration = configuration(console, problems);
    if (problems.hasErrors()) {
      console.problems(problems.list());
      return Verdict.USAGE;
    }
    try (Emulator emulator = Emulator.start(configuration)) {
      Playground.open(emulator);
      StartMessage.lines(emulator, accounts == null).forEach(console::line);
      waitForInterrupt();
      return Verdict.DONE;
    } catch (EmulatorException e) {
      console.problems(e.problems());
      return Verdict.FAILED;
    }
  }

  private EmulatorConfiguration configuration(Console console, Problems problems) {
    List<SmtpListener> all = new ArrayList<>(listeners);
    all.add(0, SmtpListener.smtp(smtpPort));
    EmulatorConfiguration.Builder builder =
        EmulatorConfiguration.builder()
            .httpPort(httpPort)
            .listeners(all)
            .mode(mode)
            .warnings(warning -> console.line(StartMessage.PREFIX + warning));
    if (hostname != null) {
      builder.hostname(hostname);
    }
    if (nodeHostname != null) {
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

  private static void waitForInterrupt() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
