package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.reconcile.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The runner: picks a command and gives its exit code. */
@Command(
    name = "stalwart-gitops",
    description = "Keeps the connect stage of Stalwart mail servers equal to YAML files in Git.",
    mixinStandardHelpOptions = true,
    versionProvider = StalwartGitops.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, or nothing to do; 1 failed, and the server is as it was; 2 drift;",
      "3 changed, or perhaps changed, and not active or not proven; 4 the wanted state is invalid;",
      "5 refused by a guard or a stale plan; 64 wrong usage.",
      "",
      "First steps:",
      "  stalwart-gitops export --url https://mail.example.org --out stalwart/connect.yaml",
      "  stalwart-gitops plan   --url https://mail.example.org",
      "  stalwart-gitops apply  --url https://mail.example.org"
    })
final class StalwartGitops {
  private StalwartGitops() {}

  /** Runs a command line. */
  static int run(Invocation invocation, String... arguments) {
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
    line.getCommandSpec().exitCodeOnInvalidInput(ServerAccess.USAGE);
    Converters.register(line, invocation.folder());
    return line.setOut(invocation.out())
        .setErr(invocation.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(StalwartGitops::failed)
        .execute(arguments);
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
    if (!command.isUsageHelpRequested() && command.getCommandSpec().findOption("--help") == null) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    command.getCommandSpec().exitCodeOnInvalidInput(ServerAccess.USAGE);
  }

  private static int failed(Exception failure, CommandLine command, ParseResult arguments) {
    boolean debug =
        arguments.expandedArgs().contains("--debug")
            || arguments.originalArgs().contains("--debug");
    boolean mayHaveChanged =
        Set.of("apply", "update").contains(command.getCommandName())
            && !command.getParseResult().hasMatchedOption("--dry-run");
    command.getErr().println("stalwart-gitops: " + failure.getMessage());
    if (mayHaveChanged) {
      command.getErr().println("     The server may be changed: plan again to see what it stores.");
    }
    if (debug) {
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
