package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.EmulatorUrl;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Runs a command with a server: a real one, or the embedded one while the command runs. */
final class ServerCommand {
  private ServerCommand() {}

  /** What a command does with its server. */
  @FunctionalInterface
  interface Body {
    Verdict run(Target target) throws IOException;
  }

  /** Runs the body, or prints why the options name no usable server. */
  static Verdict run(ServerOptions options, Invocation invocation, Console console, Body body)
      throws IOException {
    String url = options.url(invocation.environment());
    if (url == null) {
      console.problems(List.of(Target.MISSING));
      return Verdict.USAGE;
    }
    Optional<EmulatorUrl> embedded = EmulatorUrl.parse(url, invocation.folder());
    if (embedded.isPresent()) {
      return embedded(embedded.get(), url, options, console, body);
    }
    Problems problems = new Problems();
    Optional<Target> target = options.target(url, invocation.environment(), problems);
    console.problems(problems.list());
    return target.isPresent() ? body.run(target.get()) : Verdict.USAGE;
  }

  private static Verdict embedded(
      EmulatorUrl embedded, String url, ServerOptions options, Console console, Body body)
      throws IOException {
    try (Emulator emulator = embedded.start()) {
      console.line("EMULATOR   " + url + "   the embedded server, not a real one");
      return body.run(
          Target.embedded(url, emulator.url(), administrator(emulator), options.limits()));
    } catch (EmulatorException e) {
      console.problems(e.problems());
      return Verdict.FAILED;
    }
  }

  private static Credential administrator(Emulator emulator) {
    Account account = emulator.accounts().get(0);
    return new Credential.Basic(
        account.name(), Objects.requireNonNull(account.password()), "the embedded server");
  }
}
