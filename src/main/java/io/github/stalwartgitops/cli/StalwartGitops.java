package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.Suggestion;
import io.github.stalwartgitops.reconcile.OptionRules;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.reconcile.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The runner: runs the command that a command line names. */
@Command(
    name = "stalwart-gitops",
    description = "Keep the connect stage of Stalwart mail servers equal to YAML files in Git.",
    mixinStandardHelpOptions = true,
    versionProvider = StalwartGitops.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    footer = {
      "",
      "First steps:",
      "  stalwart-gitops export --url https://mail.example.org --out connect.yaml",
      "  stalwart-gitops plan   --url https://mail.example.org connect.yaml",
      "  stalwart-gitops apply  --url https://mail.example.org connect.yaml"
    })
final class StalwartGitops {
  /** The option that shows how a command failed. */
  static final String DEBUG = "--debug";

  private StalwartGitops() {}

  /** Runs a command line. */
  static int run(Invocation invocation, String... arguments) {
    return of(invocation, arguments).execute(arguments);
  }

  /** Returns the parser for a command line, with the command it names or else all commands. */
  static CommandLine of(Invocation invocation, String... arguments) {
    CommandLine line = new CommandLine(new StalwartGitops());
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    Map<String, Supplier<Object>> commands = commands(invocation);
    String name = arguments.length == 0 ? "" : arguments[0];
    // Reading annotations takes longer than running most commands: read only those of this command.
    if (commands.containsKey(name)) {
      line.addSubcommand(name, commands.get(name).get());
    } else {
      commands.forEach((each, command) -> line.addSubcommand(each, command.get()));
      line.addSubcommand(new AutoComplete.GenerateCompletion());
    }
    line.getSubcommands().values().forEach(StalwartGitops::addHelp);
    Converters.register(line, invocation.folder());
    return line.setOut(invocation.out())
        .setErr(invocation.err())
        .setExecutionStrategy(parsed -> execute(parsed, invocation.environment()))
        .setParameterExceptionHandler(StalwartGitops::reportUsage)
        .setExecutionExceptionHandler(StalwartGitops::failed);
  }

  static Map<String, Supplier<Object>> commands(Invocation invocation) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("validate", () -> new ValidateCommand(invocation));
    commands.put("test", () -> new TestCommand(invocation));
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

  private static Map<String, String> exitCodes() {
    return Stream.of(Verdict.values())
        .sorted(Comparator.comparingInt(Verdict::exitCode))
        .collect(
            Collectors.toMap(
                verdict -> Integer.toString(verdict.exitCode()),
                Verdict::meaning,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  /** Runs the command, unless its options contradict each other. Returns its exit code. */
  private static int execute(ParseResult parsed, Map<String, String> environment) {
    ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    CommandLine line = command.commandSpec().commandLine();
    List<String> violations =
        OptionRules.violations(line.getCommandName(), new GivenOptions(command, environment));
    if (!violations.isEmpty() && !command.isUsageHelpRequested()) {
      throw new ParameterException(line, String.join("\n", violations));
    }
    int exitCode = new CommandLine.RunLast().execute(parsed);
    return line.getExecutionResult() instanceof Verdict verdict ? verdict.exitCode() : exitCode;
  }

  private static void addHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage()
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n");
    if (spec.findOption(DEBUG) == null) {
      spec.addOption(
          OptionSpec.builder(DEBUG)
              .type(boolean.class)
              .description("Print stack traces of errors.")
              .build());
    }
    if (spec.findOption("--help") == null) {
      spec.mixinStandardHelpOptions(true);
    }
  }

  /** Prints what is wrong, and how to get help, instead of the whole help text. */
  private static int reportUsage(ParameterException misuse, String... arguments) {
    return reportUsage(
        String.valueOf(misuse.getMessage()), suggestion(misuse), misuse.getCommandLine());
  }

  private static int reportUsage(String message, Optional<String> suggestion, CommandLine command) {
    command.getErr().println(message);
    suggestion.ifPresent(it -> command.getErr().println("     Did you mean " + it + "?"));
    command.getErr().println("     Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return Verdict.USAGE.exitCode();
  }

  private static Optional<String> suggestion(ParameterException misuse) {
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
    if (failure instanceof UsageException) {
      return reportUsage(String.valueOf(failure.getMessage()), Optional.empty(), command);
    }
    ParseResult given = command.getParseResult();
    boolean mayHaveChanged =
        Set.of("apply", "update").contains(command.getCommandName())
            && !given.hasMatchedOption("--dry-run");
    PrintWriter err = command.getErr();
    if (failure instanceof IOException) {
      err.println("stalwart-gitops: " + failure.getMessage());
    } else {
      err.println("stalwart-gitops: internal error: " + failure);
      err.println("     This is a bug, please report it with the output of --debug.");
    }
    if (mayHaveChanged) {
      err.println("     The server may be changed: plan again to see what it stores.");
    }
    if (given.hasMatchedOption(DEBUG)) {
      failure.printStackTrace(err);
    }
    return (mayHaveChanged ? Verdict.NOT_PROVEN : Verdict.FAILED).exitCode();
  }

  /** Prints the versions of the program, its catalog and Java. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "stalwart-gitops " + Version.text(),
        "catalog of Stalwart " + Catalog.bundled().version(),
        "Java " + System.getProperty("java.version")
      };
    }
  }
}
