package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.Validation;
import io.github.stalwartgitops.report.Closing;
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

  ValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Console console = new Console(invocation, output);
    Validation validation = console.reconciler().validate(manifests.manifests(invocation));
    console.problems(validation.problems());
    console.line(Closing.of(validation));
    return validation.verdict().exitCode();
  }
}
