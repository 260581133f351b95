package io.github.stalwartgitops.emulator;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the part of Sieve that decides on a connection: {@code reject}, {@code keep}, {@code
 * discard}, {@code stop} and {@code if}, with the tests {@code string} (equality), {@code true},
 * {@code false}, {@code not}, {@code anyof} and {@code allof}, and the variable {@code
 * ${env.remote_ip}}. A script that needs more has no effect.
 */
final class SieveRun {
  private static final String REMOTE_IP = "${env.remote_ip}";

  private final String remoteIp;
  private boolean isStopped;
  private @Nullable String rejection;

  /** The script needs more than the supported part. */
  private static final class UnsupportedException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedException(String name) {
      super(name, null, false, false);
    }
  }

  private SieveRun(String remoteIp) {
    this.remoteIp = remoteIp;
  }

  /** Returns the text that a script rejects a connection with; empty where it does not. */
  static Optional<String> rejection(String script, String remoteIp) {
    SieveRun run = new SieveRun(remoteIp);
    try {
      run.commands(SieveParser.parse(script));
    } catch (UnsupportedException | SieveException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(run.rejection);
  }

  private void commands(List<SieveCommand> commands) throws UnsupportedException {
    boolean isTaken = false;
    for (SieveCommand command : commands) {
      if (isStopped) {
        return;
      }
      switch (command.name()) {
        case "require", "keep", "discard" -> {}
        case "stop" -> isStopped = true;
        case "reject", "ereject" -> rejection = argument(command, 0).get(0).stripTrailing();
        case "if" -> isTaken = isTaken(command);
        case "elsif", "else" -> isTaken = isTaken || isTaken(command);
        default -> throw new UnsupportedException(command.name());
      }
    }
  }

  /** Runs a block if its test is true or it has none. */
  private boolean isTaken(SieveCommand command) throws UnsupportedException {
    boolean isTaken = command.tests().isEmpty() || test(command.tests().get(0));
    if (isTaken) {
      commands(command.block());
    }
    return isTaken;
  }

  private boolean test(SieveCommand test) throws UnsupportedException {
    return switch (test.name()) {
      case "true" -> true;
      case "false" -> false;
      case "not" -> !test(test.tests().get(0));
      case "allof" -> allOf(test.tests());
      case "anyof" -> anyOf(test.tests());
      case "string" -> isEqual(argument(test, 0), argument(test, 1));
      default -> throw new UnsupportedException(test.name());
    };
  }

  private boolean allOf(List<SieveCommand> tests) throws UnsupportedException {
    boolean all = true;
    for (SieveCommand test : tests) {
      all &= test(test);
    }
    return all;
  }

  private boolean anyOf(List<SieveCommand> tests) throws UnsupportedException {
    boolean any = false;
    for (SieveCommand test : tests) {
      any |= test(test);
    }
    return any;
  }

  private static boolean isEqual(List<String> sources, List<String> keys) {
    return sources.stream().anyMatch(source -> keys.stream().anyMatch(source::equalsIgnoreCase));
  }

  /** Returns a string list with its variables replaced. */
  private List<String> argument(SieveCommand command, int number) throws UnsupportedException {
    boolean isSupported =
        command.strings().size() > number && List.of(":is").containsAll(command.tags());
    if (!isSupported) {
      throw new UnsupportedException(command.name());
    }
    List<String> values =
        command.strings().get(number).stream()
            .map(text -> text.replace(REMOTE_IP, remoteIp))
            .toList();
    if (values.isEmpty() || values.stream().anyMatch(value -> value.contains("${"))) {
      throw new UnsupportedException(command.name());
    }
    return values;
  }
}
