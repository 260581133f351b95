package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.EmulatorUrl;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.ServerSettings;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.reconcile.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** The server of one command: a real one, or the embedded one for the life of the command. */
final class CommandServer implements AutoCloseable {
  /** The exit code for wrong usage, as in {@code sysexits.h}. */
  static final int USAGE = 64;

  private final @Nullable Emulator emulator;
  private final @Nullable Target target;
  private final int exitCode;

  private CommandServer(@Nullable Emulator emulator, @Nullable Target target, int exitCode) {
    this.emulator = emulator;
    this.target = target;
    this.exitCode = exitCode;
  }

  /** Opens the server that the options name; without a target, the reason has been printed. */
  static CommandServer open(ServerOptions options, Invocation invocation, Console console) {
    String url = options.url(invocation.environment());
    Problems problems = new Problems();
    if (url == null) {
      console.problems(List.of(ServerSettings.noServer()));
      return new CommandServer(null, null, USAGE);
    }
    Optional<EmulatorUrl> embedded = EmulatorUrl.parse(url, invocation.folder());
    if (embedded.isPresent()) {
      return embedded(embedded.get(), url, options, console);
    }
    Optional<Target> target =
        options
            .settings(url, invocation.environment(), problems)
            .target(Version.userAgent(), problems);
    console.problems(problems.list());
    return new CommandServer(null, target.orElse(null), target.isPresent() ? ExitCode.OK : USAGE);
  }

  private static CommandServer embedded(
      EmulatorUrl embedded, String url, ServerOptions options, Console console) {
    try {
      Emulator emulator = embedded.start();
      console.line("EMULATOR   " + url + "   the embedded server, not a real one");
      ServerSettings settings =
          options.embedded(emulator.url().toString(), administrator(emulator));
      Problems problems = new Problems();
      Target target =
          settings
              .target(Version.userAgent(), problems)
              .map(it -> new Target("emulator", url, it.endpoint()))
              .orElse(null);
      console.problems(problems.list());
      return new CommandServer(emulator, target, target == null ? USAGE : ExitCode.OK);
    } catch (EmulatorException e) {
      console.problems(e.problems());
      return new CommandServer(null, null, 1);
    }
  }

  private static Credential administrator(Emulator emulator) {
    Account account = emulator.accounts().get(0);
    return new Credential.Basic(
        account.name(), Objects.requireNonNull(account.password()), "the embedded server");
  }

  /** The target, if there is one. */
  Optional<Target> target() {
    return Optional.ofNullable(target);
  }

  /** The exit code where there is no target. */
  int exitCode() {
    return exitCode;
  }

  @Override
  public void close() {
    if (emulator != null) {
      emulator.close();
    }
  }
}
