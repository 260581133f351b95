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
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A saved plan that was touched is refused, or it is the same plan. */
@Tag("fuzz")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class PlanFuzzTest {
  private static final Bounds PLANS = new Bounds("Spoilt saved plans");

  private static Emulator emulator;
  private static TemporaryFolder folder;
  private static byte[] plan;
  private static String digest;

  @BeforeContainer
  static void makePlan() throws Exception {
    emulator = FuzzInputs.emulator();
    folder = TemporaryFolder.make();
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

  @Property(tries = 2_000, seed = "20261123")
  void aSpoiltPlanIsRefusedOrStillTheSame(@ForAll long seed) throws Exception {
    Path file = Files.write(folder.resolve("plan.json"), new Mutation(seed).of(plan));

    PLANS.hold(
        () -> {
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

  @AfterContainer
  static void tell() throws Exception {
    PLANS.close();
    emulator.close();
    folder.close();
  }
}
