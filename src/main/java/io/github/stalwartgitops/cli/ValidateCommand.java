package io.github.stalwartgitops.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code validate}: checks manifests without any server. */
@Command(
    name = "validate",
    description = "Check manifests without any server.",
    footer = {"", "Example: stalwart-gitops validate --strict stalwart"})
final class ValidateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  ValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Console console = new Console(invocation, output.quiet(), false, reports.files());
    return console.tell(console.reconciler().validate(manifests.manifests(invocation)));
  }
}
