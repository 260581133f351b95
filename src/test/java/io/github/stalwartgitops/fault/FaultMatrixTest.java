package io.github.stalwartgitops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault at every request of plan and apply: the report is right, and the next run without
 * faults brings the server to the desired state. Each case is a test with its own name; {@code
 * -Dfault.only=TEXT} runs the cases whose names contain a text.
 */
@Tag("fault-matrix")
class FaultMatrixTest {
  private static final String ONLY = System.getProperty("fault.only", "");
  private static final String BASIC =
      Base64.getEncoder()
          .encodeToString(("admin:" + FaultyCluster.PASSWORD).getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  private final LookAhead lookAhead = new LookAhead();
  private final Map<String, Integer> endings = new ConcurrentSkipListMap<>();
  private final AtomicInteger combinations = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  @AfterEach
  void stopThreads() {
    lookAhead.close();
  }

  @TestFactory
  Stream<DynamicTest> oneFault() {
    return tests(FaultCases.oneFault(), true, 1_000);
  }

  @TestFactory
  Stream<DynamicTest> faultAndConcurrentEvent() {
    return tests(FaultCases.faultAndEvent(), false, 300);
  }

  /**
   * Returns a test for each case, and one that counts them.
   *
   * @param all whether each of its faults must happen; else a case counts only if they did
   */
  private Stream<DynamicTest> tests(List<FaultCase> cases, boolean all, int least) {
    List<FaultCase> chosen = cases.stream().filter(it -> it.name().contains(ONLY)).toList();
    List<DynamicTest> tests =
        lookAhead.map(
            chosen,
            it -> errors(it, all),
            (it, errors) ->
                DynamicTest.dynamicTest(
                    it.name(), () -> assertThat(errors.get()).as(it.name()).isEmpty()));
    return ONLY.isEmpty() ? Stream.concat(tests.stream(), Stream.of(count(least))) : tests.stream();
  }

  private DynamicTest count(int least) {
    return DynamicTest.dynamicTest(
        "number of combinations",
        () -> {
          System.out.println(
              "%d combinations, %d requests; the first runs ended in %s"
                  .formatted(combinations.get(), requests.get(), endings));
          assertThat(combinations.get()).isGreaterThan(least);
        });
  }

  private List<String> errors(FaultCase faultCase, boolean all) throws Exception {
    Scenario scenario = faultCase.scenario();
    Path manifest = DesiredSettings.manifest(scenario, Files.createTempDirectory(folder, "case"));
    try (FaultyCluster server = FaultyCluster.start(scenario)) {
      Snapshot before = server.snapshot();
      ObservedRun first = server.run(scenario, manifest, faultCase.faults());
      boolean happened = faultCase.own().stream().allMatch(first.history()::happened);
      if (!happened && !all) {
        return List.of();
      }
      Snapshot after = server.snapshot();
      count(first);
      List<String> errors =
          new ArrayList<>(ReportCheck.errors(faultCase.faults(), before, after, first));
      errors.addAll(RepeatCheck.errors(first.history().received()));
      errors.addAll(secrets(first));
      if (!happened) {
        errors.add("the fault did not happen, among " + first.history().received());
      }
      server.repair(manifest, faultCase.faults());
      errors.addAll(secondRun(server, faultCase, manifest, first));
      return errors.stream().map(it -> it + "\n" + first.describe().indent(4)).toList();
    }
  }

  /** Runs again without faults. */
  private List<String> secondRun(
      FaultyCluster server, FaultCase faultCase, Path manifest, ObservedRun first) {
    Scenario scenario = faultCase.scenario();
    boolean reload =
        first.asksForReload()
            || faultCase.has(Kind.LAGGING)
            || scenario.reload() == ReloadMode.ALWAYS;
    ObservedRun second = server.again(scenario, manifest, reload);
    requests.addAndGet(second.history().received().size());
    List<String> errors = new ArrayList<>();
    if (second.report().verdict() != Verdict.DONE) {
      errors.add("the second run ended in " + second.report().verdict() + "\n" + second.text());
    }
    Snapshot now = server.snapshot();
    Settings desired = DesiredSettings.of(scenario);
    if (!scenario.isPlan() && !contains(now.stored(), desired)) {
      errors.add("after the second run the server does not store the desired settings");
    }
    if (!scenario.isPlan() && now.active().stream().anyMatch(node -> !contains(node, desired))) {
      errors.add("after the second run the server does not use the desired settings");
    }
    if (!contains(now.stored(), undeclaredOfOtherClients(first, desired))) {
      errors.add("what another client stored in an undeclared field is lost");
    }
    return errors;
  }

  private static boolean contains(Settings all, Settings some) {
    return all.with(some).equals(all);
  }

  private static Settings undeclaredOfOtherClients(ObservedRun run, Settings desired) {
    Map<FieldName, Expression> undeclared = new LinkedHashMap<>();
    run.history()
        .changesOfOtherClients()
        .forEach(change -> undeclared.putAll(change.settings().expressions()));
    undeclared.keySet().removeIf(name -> desired.find(name).isPresent());
    return new Settings(undeclared);
  }

  private static List<String> secrets(ObservedRun run) {
    String all = run.everything();
    return all.contains(FaultyCluster.PASSWORD) || all.contains(BASIC)
        ? List.of("the output contains the credential")
        : List.of();
  }

  private void count(ObservedRun run) {
    combinations.incrementAndGet();
    requests.addAndGet(run.history().received().size());
    Outcome outcome = run.report().outcome();
    String ending = outcome == null ? run.report().verdict().name() : outcome.status().name();
    endings.merge(ending, 1, Integer::sum);
  }
}
