package io.github.stalwartgitops.fuzz;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrupted answers of a server: each run ends with a report, which every form can render. */
@Tag("fuzz")
class AnswerFuzzTest {
  private static final int MAX_REQUESTS = 8;
  private static final RequestLimits LIMITS =
      new RequestLimits(Duration.ofSeconds(10), Duration.ofSeconds(4), 4_000_000);

  @TempDir static Path folder;
  private static CorruptingServer server;
  private static List<Path> manifests;

  @BeforeAll
  static void start() throws Exception {
    server = CorruptingServer.start();
    String manifest = new String(FuzzInputs.MANIFEST, StandardCharsets.UTF_8);
    manifests =
        List.of(
            Files.writeString(folder.resolve("a.yaml"), manifest),
            Files.writeString(folder.resolve("b.yaml"), manifest.replace("ESMTP", "SMTP")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anApplyEndsWithAReport() throws Exception {
    FuzzRun.run(
        "Applies with a corrupted answer",
        2_000,
        mutation -> {
          server.corrupt(1 + mutation.below(MAX_REQUESTS), mutation, false);
          return FuzzInputs.report(FuzzInputs.reconciler().apply(request(mutation, false)));
        });
  }

  @Test
  void aSchemaIsReadOrRejected() throws Exception {
    FuzzRun.run(
        "Applies with a corrupted schema",
        300,
        mutation -> {
          server.corrupt(1 + mutation.below(2), mutation, false);
          return FuzzInputs.report(FuzzInputs.reconciler().apply(request(mutation, true)));
        });
  }

  @Test
  void anExportHasSettingsOrAProblem() throws Exception {
    FuzzRun.run(
        "Exports with a corrupted session",
        1_000,
        mutation -> {
          server.corrupt(2 + mutation.below(3), mutation, true);
          Result<?> export =
              FuzzInputs.reconciler()
                  .export(
                      FuzzInputs.target(server.url(), LIMITS),
                      List.of("MtaStageConnect"),
                      true,
                      false);
          if (export.isFailure() && export.problems().isEmpty()) {
            throw new AssertionError("neither settings nor a problem");
          }
          return export.verdict();
        });
  }

  private static ApplyRequest request(Mutation mutation, boolean liveSchema) {
    return new ApplyRequest(
        new DesiredState.Declared(FuzzInputs.manifests(manifests.get(mutation.below(2)))),
        FuzzInputs.target(server.url(), LIMITS),
        new ApplyOptions(
            mutation.below(2) == 0 ? ReloadMode.AUTO : ReloadMode.ALWAYS,
            false,
            Duration.ofSeconds(4),
            ProbeOptions.none()),
        Guards.none(),
        liveSchema,
        false,
        false);
  }
}
