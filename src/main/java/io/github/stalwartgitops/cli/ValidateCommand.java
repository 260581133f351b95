package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code validate}: checks manifests without a server. */
@Command(
    name = "validate",
    description = "Check manifests without a server.",
    footer = {"", "Example: stalwart-gitops validate --strict stalwart"})
final class ValidateCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  ValidateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Console console = output.console(invocation, false);
    return console.report(console.reconciler().validate(manifests.manifests(invocation)));
  }
}
