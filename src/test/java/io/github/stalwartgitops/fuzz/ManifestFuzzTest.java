package io.github.stalwartgitops.fuzz;

import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a manifest or an export: problems or a plan, in every form of report. */
@Tag("fuzz")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ManifestFuzzTest {
  private static final Bounds MANIFESTS = new Bounds("Spoilt manifests");
  private static final Bounds EXPORTS = new Bounds("Spoilt exports");
  private static TemporaryFolder folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = TemporaryFolder.make();
  }

  @Property(tries = 6_000, seed = "20261123")
  void aSpoiltManifestIsCheckedToTheEnd(@ForAll long seed) throws Exception {
    Path manifest =
        Files.write(folder.resolve("a.yaml"), new Mutation(seed).of(FuzzInputs.MANIFEST));

    MANIFESTS.hold(
        () -> {
          Result<Manifest> validation =
              FuzzInputs.reconciler().validate(FuzzInputs.manifests(manifest));
          return FuzzInputs.report(RunReport.of(validation, "0.16"));
        });
  }

  @Property(tries = 2_000, seed = "20261123")
  void aSpoiltExportIsPlannedAgainstToTheEnd(@ForAll long seed) throws Exception {
    Path manifest = Files.write(folder.resolve("b.yaml"), FuzzInputs.MANIFEST);
    String export =
        new String(FuzzInputs.MANIFEST, StandardCharsets.UTF_8)
            .replace("${env:NAME} ${who}", "b")
            .replace("ESMTP", "SMTP");
    Path live =
        Files.write(
            folder.resolve("live.yaml"),
            new Mutation(seed).of(export.getBytes(StandardCharsets.UTF_8)));

    EXPORTS.hold(
        () ->
            FuzzInputs.report(
                FuzzInputs.reconciler()
                    .plan(
                        new PlanRequest(
                            FuzzInputs.manifests(manifest),
                            new PlanRequest.ExportFile(live),
                            false,
                            true,
                            List.of()))));
  }

  @AfterContainer
  static void tell() throws Exception {
    MANIFESTS.close();
    EXPORTS.close();
    folder.close();
  }
}
