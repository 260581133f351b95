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
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault at every request of plan and apply, and the run after it. */
@Tag("fault-matrix")
class FaultMatrixTest {
  /** Most of the time of a trial is waiting for an answer that does not come. */
  private static final int THREADS = 8;

  private static final String PAIR =
      Base64.getEncoder()
          .encodeToString(("admin:" + FaultyServer.PASSWORD).getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  private final Map<String, Integer> endings = new ConcurrentSkipListMap<>();
  private final AtomicInteger combinations = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  @Test
  void whatIsToldIsTrueAndTheNextRunMendsIt() throws Exception {
    List<String> failures = failures(Trials.singles(), true);

    print("a fault and a step");
    assertThat(failures).isEmpty();
    assertThat(combinations.get()).isGreaterThan(1_000);
  }

  @Test
  void soItIsWhereSomebodyElseWritesAsWell() throws Exception {
    List<String> failures = failures(Trials.pairs(), false);

    print("two faults");
    assertThat(failures).isEmpty();
    assertThat(combinations.get()).isGreaterThan(300);
  }

  private void print(String what) {
    System.out.println(
        "%d combinations of %s, %d requests; the first runs ended in %s"
            .formatted(combinations.get(), what, requests.get(), endings));
  }

  /**
   * Runs trials.
   *
   * @param all whether each of its faults has to happen; else a trial counts only where they did
   */
  private List<String> failures(List<Trial> trials, boolean all) throws Exception {
    List<String> failures = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<List<String>>> tasks = trials.stream().map(trial -> task(trial, all)).toList();
      for (Future<List<String>> wrong : threads.invokeAll(tasks)) {
        failures.addAll(wrong.get());
      }
    } finally {
      threads.shutdown();
    }
    return failures;
  }

  private Callable<List<String>> task(Trial trial, boolean all) {
    return () -> run(trial, all).stream().map(lie -> trial + ": " + lie).toList();
  }

  private List<String> run(Trial trial, boolean all) throws Exception {
    Path manifest =
        DesiredValues.manifest(trial.scenario(), Files.createTempDirectory(folder, "trial"));
    try (FaultyServer server = FaultyServer.start(trial.scenario())) {
      Snapshot before = server.snapshot();
      RunRecord first = server.run(trial.scenario(), manifest, trial.faults());
      boolean met = trial.own().stream().allMatch(first.course()::met);
      if (!met && !all) {
        return List.of();
      }
      Snapshot after = server.snapshot();
      count(first);
      List<String> wrong = new ArrayList<>(Truth.lies(trial.faults(), before, after, first));
      wrong.addAll(Repeats.of(first.course().received()));
      wrong.addAll(secrets(first));
      if (!met) {
        wrong.add("the fault did not happen, among " + first.course().received());
      }
      server.repair(manifest, trial.faults());
      wrong.addAll(second(server, trial, manifest, first));
      return wrong.stream().map(it -> it + "\n" + first.text().indent(4)).toList();
    }
  }

  private List<String> second(FaultyServer server, Trial trial, Path manifest, RunRecord first) {
    boolean reload =
        first.asksForReload()
            || trial.has(Kind.LAGGING)
            || trial.scenario().reload() == ReloadMode.ALWAYS;
    RunRecord second = server.again(trial.scenario(), manifest, reload);
    requests.addAndGet(second.course().received().size());
    List<String> wrong = new ArrayList<>();
    if (second.account().verdict() != Verdict.DONE) {
      wrong.add("the second run ended in " + second.account().verdict() + "\n" + second.text());
    }
    Snapshot now = server.snapshot();
    Settings wanted = DesiredValues.settings(trial.scenario());
    if (!trial.scenario().isPlan() && !holds(now.stored(), wanted)) {
      wrong.add("after the second run the server does not store what is wanted");
    }
    if (!trial.scenario().isPlan()
        && now.active().stream().anyMatch(node -> !holds(node, wanted))) {
      wrong.add("after the second run the server does not use what is wanted");
    }
    if (!holds(now.stored(), undeclaredOfRivals(first, wanted))) {
      wrong.add("what a rival stored in an undeclared field is lost");
    }
    return wrong;
  }

  private static boolean holds(Settings all, Settings some) {
    return all.with(some).equals(all);
  }

  private static Settings undeclaredOfRivals(RunRecord told, Settings wanted) {
    Map<FieldName, Expression> undeclared = new LinkedHashMap<>();
    told.course()
        .changesOfRivals()
        .forEach(change -> undeclared.putAll(change.settings().expressions()));
    undeclared.keySet().removeIf(name -> wanted.find(name).isPresent());
    return new Settings(undeclared);
  }

  private static List<String> secrets(RunRecord told) {
    String all = told.everything();
    return all.contains(FaultyServer.PASSWORD) || all.contains(PAIR)
        ? List.of("the credential was told")
        : List.of();
  }

  private void count(RunRecord told) {
    combinations.incrementAndGet();
    requests.addAndGet(told.course().received().size());
    Outcome outcome = told.account().outcome();
    String ending = outcome == null ? told.account().verdict().name() : outcome.status().name();
    endings.merge(ending, 1, Integer::sum);
  }
}
