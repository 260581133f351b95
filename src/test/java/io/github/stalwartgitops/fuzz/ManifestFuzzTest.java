package io.github.stalwartgitops.fuzz;

import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrupted manifests and exports: problems or a plan, which every form can render. */
@Tag("fuzz")
class ManifestFuzzTest {
  @TempDir Path folder;

  @Test
  void aCorruptedManifestIsCheckedToTheEnd() throws Exception {
    FuzzRun.run(
        "Corrupted manifests",
        6_000,
        mutation -> {
          Path manifest = Files.write(folder.resolve("a.yaml"), mutation.of(FuzzInputs.MANIFEST));
          Result<Manifest> validation =
              FuzzInputs.reconciler().validate(FuzzInputs.manifests(manifest));
          return FuzzInputs.report(RunReport.of(validation, "0.16"));
        });
  }

  @Test
  void aPlanAgainstACorruptedExportEndsWithAReport() throws Exception {
    Path manifest = Files.write(folder.resolve("b.yaml"), FuzzInputs.MANIFEST);
    String export =
        new String(FuzzInputs.MANIFEST, StandardCharsets.UTF_8)
            .replace("${env:NAME} ${who}", "b")
            .replace("ESMTP", "SMTP");

    FuzzRun.run(
        "Corrupted exports",
        2_000,
        mutation -> {
          Path live =
              Files.write(
                  folder.resolve("live.yaml"),
                  mutation.of(export.getBytes(StandardCharsets.UTF_8)));
          return FuzzInputs.report(
              FuzzInputs.reconciler()
                  .plan(
                      new PlanRequest(
                          FuzzInputs.manifests(manifest),
                          new PlanRequest.ExportFile(live),
                          false,
                          true,
                          List.of())));
        });
  }
}
