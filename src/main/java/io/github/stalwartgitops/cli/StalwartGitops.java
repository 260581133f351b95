package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.problem.Suggestion;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.reconcile.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The runner: picks a command and gives its exit code. */
@Command(
    name = "stalwart-gitops",
    description = "Keeps the connect stage of Stalwart mail servers equal to YAML files in Git.",
    mixinStandardHelpOptions = true,
    versionProvider = StalwartGitops.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or nothing to do",
      "1:failed, and the server is as it was",
      "2:stored differs from wanted (--detailed-exitcode)",
      "3:changed, or perhaps changed, and not active, not proven or not recorded",
      "4:the wanted state is invalid",
      "5:refused by a guard, or by a saved plan that is stale",
      "64:wrong usage"
    },
    footer = {
      "",
      "First steps:",
      "  stalwart-gitops export --url https://mail.example.org --out connect.yaml",
      "  stalwart-gitops plan   --url https://mail.example.org connect.yaml",
      "  stalwart-gitops apply  --url https://mail.example.org connect.yaml"
    })
final class StalwartGitops {
  /** The option that tells more of how a command failed. */
  static final String DEBUG = "--debug";

  private StalwartGitops() {}

  /** Runs a command line. */
  static int run(Invocation invocation, String... arguments) {
    return of(invocation, arguments).execute(arguments);
  }

  /** What reads a command line: knows the command that it names, or all of them. */
  static CommandLine of(Invocation invocation, String... arguments) {
    CommandLine line = new CommandLine(new StalwartGitops());
    Map<String, Supplier<Object>> commands = commands(invocation);
    String wanted = arguments.length == 0 ? "" : arguments[0];
    // Reading a command's annotations takes longer than most commands: read the wanted one alone.
    if (commands.containsKey(wanted)) {
      line.addSubcommand(wanted, commands.get(wanted).get());
    } else {
      commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
      line.addSubcommand(new AutoComplete.GenerateCompletion());
    }
    line.getSubcommands().values().forEach(StalwartGitops::addHelp);
    Converters.register(line, invocation.folder());
    line.getSubcommands().values().forEach(Choices::offer);
    return line.setOut(invocation.out())
        .setErr(invocation.err())
        .setParameterExceptionHandler(StalwartGitops::misused)
        .setExecutionExceptionHandler(StalwartGitops::failed);
  }

  static Map<String, Supplier<Object>> commands(Invocation invocation) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("validate", () -> new ValidateCommand(invocation));
    commands.put("plan", () -> new PlanCommand(invocation));
    commands.put("apply", () -> new ApplyCommand(invocation));
    commands.put("export", () -> new ExportCommand(invocation));
    commands.put("get", () -> new GetCommand(invocation));
    commands.put("update", () -> new UpdateCommand(invocation));
    commands.put("explain", () -> new ExplainCommand(invocation));
    commands.put("evaluate", () -> new EvaluateCommand(invocation));
    commands.put("emulator", () -> new EmulatorCommand(invocation));
    return commands;
  }

  private static void addHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption("--help") == null) {
      spec.mixinStandardHelpOptions(true);
    }
    if (spec.findOption(DEBUG) == null) {
      spec.addOption(
          OptionSpec.builder(DEBUG)
              .type(boolean.class)
              .description("Print the stack trace of what nobody foresaw.")
              .build());
    }
  }

  /** Says what is wrong, not all that there is. */
  private static int misused(ParameterException misuse, String... arguments) {
    CommandLine command = misuse.getCommandLine();
    command.getErr().println(misuse.getMessage());
    meant(misuse).ifPresent(it -> command.getErr().println("     Did you mean " + it + "?"));
    command.getErr().println("     Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return CommandServer.USAGE;
  }

  private static Optional<String> meant(ParameterException misuse) {
    CommandSpec spec = misuse.getCommandLine().getCommandSpec();
    List<String> known = new ArrayList<>(spec.optionsMap().keySet());
    known.addAll(spec.subcommands().keySet());
    return misuse instanceof UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched().stream()
            .limit(1)
            .map(typed -> typed.replaceFirst("=.*", ""))
            .flatMap(typed -> Suggestion.nearest(typed, known).stream())
            .findFirst()
        : Optional.empty();
  }

  private static int failed(Exception failure, CommandLine command, ParseResult unused) {
    ParseResult given = command.getParseResult();
    boolean mayHaveChanged =
        Set.of("apply", "update").contains(command.getCommandName())
            && !given.hasMatchedOption("--dry-run");
    command.getErr().println("stalwart-gitops: " + failure.getMessage());
    if (mayHaveChanged) {
      command.getErr().println("     The server may be changed: plan again to see what it stores.");
    }
    if (given.hasMatchedOption(DEBUG)) {
      failure.printStackTrace(command.getErr());
    } else {
      command.getErr().println("     Add --debug to see where it happened.");
    }
    return (mayHaveChanged ? Verdict.NOT_PROVEN : Verdict.FAILED).exitCode();
  }

  /** Tells the version of the program and of its catalog. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "stalwart-gitops " + Version.text(),
        "catalog of Stalwart " + io.github.stalwartgitops.catalog.Catalog.bundled().version(),
        "Java " + System.getProperty("java.version")
      };
    }
  }
}
