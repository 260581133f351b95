package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code update}: changes one field by hand, with the care of an apply. */
@Command(
    name = "update",
    description = {
      "Change one field by hand, with the care of an apply.",
      "A part that is not given keeps the value that the server stores."
    },
    footer = {
      "",
      "Example: stalwart-gitops update MtaStageConnect --url https://mail.example.org \\",
      "           --field smtpGreeting='{\"else\":\"system('\\''hostname'\\'')\"}'"
    })
final class UpdateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final ServerOptions server = new ServerOptions();
  @Mixin private final ApplyingOptions applying = new ApplyingOptions();
  @Mixin private final GuardOptions guards = new GuardOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  @Parameters(paramLabel = "OBJECT", description = "Such as MtaStageConnect.")
  private String object = "";

  @Option(
      names = "--field",
      required = true,
      paramLabel = "NAME=JSON",
      description = "The field and {\"match\": …, \"else\": …}, either part left out.")
  private String field = "";

  UpdateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Console console = new Console(invocation, output.quiet(), server.debug(), reports.files());
    int equals = field.indexOf('=');
    Optional<DesiredState.OneField> wanted =
        equals < 1
            ? Optional.empty()
            : FieldJson.read(
                new FieldName(object, field.substring(0, equals)), field.substring(equals + 1));
    if (wanted.isEmpty()) {
      console.problems(List.of(Problem.error("--field takes NAME=JSON", FORM)));
      return CommandServer.USAGE;
    }
    try (CommandServer access = CommandServer.open(server, invocation, console)) {
      if (access.target().isEmpty()) {
        return access.exitCode();
      }
      ApplyRequest request =
          new ApplyRequest(
              wanted.get(),
              access.target().get(),
              applying.options(server.retryFor()),
              guards.guards(),
              server.liveSchema(),
              applying.dryRun(),
              false);
      return console.apply(request, applying.audit(request.desired(), invocation));
    }
  }

  private static final String FORM =
      "Write it like smtpGreeting='{\"else\":\"system('\\''hostname'\\'')\"}'; rules go into"
          + " \"match\": [{\"if\": …, \"then\": …}].";
}
