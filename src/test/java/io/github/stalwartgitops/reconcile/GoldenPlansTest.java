package io.github.stalwartgitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.Pause;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.report.ReportForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder of {@code plans/} holds a manifest, what a server stores, and the plan between them
 * as text and JSON. {@code -Dgolden.write=true} writes the plans again, to be read before they are
 * kept.
 */
class GoldenPlansTest {
  private static final Path FOLDERS = Path.of("src/test/resources/plans");

  @TestFactory
  Stream<DynamicTest> eachFolderHasItsPlan() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.sorted().toList().stream()
          .map(
              folder ->
                  DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    RunReport account = plan(folder);
    compare(folder.resolve("plan.txt"), ReportForm.TEXT.render(account));
    compare(folder.resolve("plan.json"), ReportForm.JSON.render(account));
  }

  private static RunReport plan(Path folder) {
    Manifests manifests =
        new Manifests(folder, List.of(Path.of("manifest.yaml")), Map.of(), Map.of(), false, false);
    Reconciler reconciler =
        new Reconciler(
            Catalog.bundled(),
            () -> 0,
            Pause.sleeping(),
            new StopSignal(),
            new RecordingListener(),
            step -> {});
    RunReport account =
        reconciler.plan(
            new PlanRequest(
                manifests,
                new PlanRequest.ExportFile(folder.resolve("live.yaml")),
                false,
                true,
                List.of()));
    return new RunReport(
        "mail.example.org",
        "",
        account.catalogVersion(),
        account.plan(),
        account.behavior(),
        account.outcome(),
        account.problems(),
        account.verdict(),
        account.elapsed());
  }

  private static void compare(Path golden, String actual) throws IOException {
    String shown = actual.replace(golden.getParent().toString().replace('\\', '/') + "/", "");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, shown);
    }
    assertThat(shown).isEqualTo(Files.readString(golden));
  }
}
