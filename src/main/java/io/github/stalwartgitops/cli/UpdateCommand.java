package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code update}: changes one field, with the guards and checks of an apply. */
@Command(
    name = "update",
    description = {
      "Change one field, with the guards and checks of apply.",
      "A part that is not given keeps its stored value."
    },
    footer = {
      "",
      "Example: stalwart-gitops update MtaStageConnect --url https://mail.example.org \\",
      "           --field smtpGreeting='{\"else\":\"system('\\''hostname'\\'')\"}'"
    })
final class UpdateCommand implements Callable<Verdict> {
  private static final Problem NO_FIELD =
      Problem.error(
          "--field is not NAME=JSON",
          "Write it like smtpGreeting='{\"else\":\"system('\\''hostname'\\'')\"}'; rules go into"
              + " \"match\": [{\"if\": …, \"then\": …}].");

  private final Invocation invocation;

  @Parameters(paramLabel = "OBJECT", description = "The object, such as MtaStageConnect.")
  private String object = "";

  @Option(
      names = "--field",
      required = true,
      paramLabel = "NAME=JSON",
      description = {
        "The field and its value: {\"match\": …, \"else\": …}",
        "or only one of them."
      })
  private String field = "";

  @Mixin private final ApplyingOptions applying = new ApplyingOptions();

  UpdateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    Optional<DesiredState.OneField> desired = desired();
    if (desired.isEmpty()) {
      new Console(invocation).problems(List.of(NO_FIELD));
      return Verdict.USAGE;
    }
    return applying.apply(desired.get(), false, invocation);
  }

  private Optional<DesiredState.OneField> desired() {
    int equals = field.indexOf('=');
    return equals < 1
        ? Optional.empty()
        : FieldJson.read(
            new FieldName(object, field.substring(0, equals)), field.substring(equals + 1));
  }
}
