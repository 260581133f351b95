package io.github.stalwartgitops.fuzz;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corrupted saved plan is rejected, or it is still the same plan. */
@Tag("fuzz")
class PlanFuzzTest {
  @TempDir static Path folder;
  private static Emulator emulator;
  private static byte[] plan;
  private static String digest;

  @BeforeAll
  static void makePlan() throws Exception {
    emulator = FuzzInputs.emulator();
    Path manifest = Files.write(folder.resolve("a.yaml"), FuzzInputs.MANIFEST);
    SavedPlan saved =
        FuzzInputs.reconciler()
            .plan(
                new PlanRequest(
                    FuzzInputs.manifests(manifest),
                    FuzzInputs.target(emulator.url(), RequestLimits.defaults()),
                    false,
                    true,
                    List.of()))
            .plan();
    plan = JsonText.of(saved.toJson()).getBytes(StandardCharsets.UTF_8);
    digest = saved.digest();
  }

  @Test
  void aCorruptedPlanIsRejectedOrStillTheSame() throws Exception {
    FuzzRun.run(
        "Corrupted saved plans",
        2_000,
        mutation -> {
          Path file = Files.write(folder.resolve("plan.json"), mutation.of(plan));
          RunReport account =
              FuzzInputs.reconciler()
                  .apply(
                      new ApplyRequest(
                          new DesiredState.Planned(file),
                          FuzzInputs.target(emulator.url(), RequestLimits.defaults()),
                          ApplyOptions.defaults(),
                          Guards.none(),
                          false,
                          true,
                          false));
          if (account.verdict() == Verdict.DONE && !account.plan().digest().equals(digest)) {
            throw new AssertionError(
                "another plan was taken: " + JsonText.of(account.plan().toJson()));
          }
          return FuzzInputs.report(account);
        });
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }
}
