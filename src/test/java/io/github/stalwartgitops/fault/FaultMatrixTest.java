package io.github.stalwartgitops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault at every request of plan and apply, and the run after it. */
class FaultMatrixTest {
  private static final String PAIR =
      Base64.getEncoder()
          .encodeToString(("admin:" + FaultyServer.PASSWORD).getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;

  private final Map<String, Integer> endings = new ConcurrentSkipListMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  /** One thing that goes wrong at one request of a run. */
  private record Trial(Scenario scenario, Scenario.Site site, Fault fault) {
    /** All that goes wrong, the expected first. */
    List<Fault> faults() {
      return Stream.concat(Stream.of(fault), scenario.standing().stream()).toList();
    }

    boolean has(Kind kind) {
      return faults().stream().anyMatch(it -> it.kind() == kind);
    }

    @Override
    public String toString() {
      return scenario + ", " + site + ": " + fault;
    }
  }

  @Test
  void whatIsToldIsTrueAndTheNextRunMendsIt() throws Exception {
    List<Trial> trials = trials();
    List<String> failures = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<String>>> tasks = trials.stream().map(this::task).toList();
      for (Future<List<String>> wrong : threads.invokeAll(tasks)) {
        failures.addAll(wrong.get());
      }
    } finally {
      threads.shutdown();
    }
    System.out.println(
        "%d combinations, %d requests; the first runs ended in %s"
            .formatted(trials.size(), requests.get(), endings));
    assertThat(failures).isEmpty();
    assertThat(trials).hasSizeGreaterThan(300);
  }

  private static List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (Scenario.Site site : scenario.sites()) {
        Variants.at(site.kind(), site.number())
            .forEach(fault -> trials.add(new Trial(scenario, site, fault)));
      }
    }
    return trials;
  }

  private Callable<List<String>> task(Trial trial) {
    return () -> run(trial).stream().map(lie -> trial + ": " + lie).toList();
  }

  private List<String> run(Trial trial) throws Exception {
    Path manifest = Wanted.manifest(trial.scenario(), Files.createTempDirectory(folder, "trial"));
    try (FaultyServer server = FaultyServer.start()) {
      Snapshot before = server.snapshot();
      Told first = server.run(trial.scenario(), manifest, trial.faults());
      Snapshot after = server.snapshot();
      count(first);
      List<String> wrong =
          new ArrayList<>(Truth.lies(trial.faults(), before, after, first.account()));
      wrong.addAll(Repeats.of(first.received(), trial.scenario() == Scenario.ROLLED_BACK));
      wrong.addAll(secrets(first));
      if (first.received().stream().noneMatch(it -> trial.fault().equals(it.fault()))) {
        wrong.add("the fault did not happen, among " + first.received());
      }
      server.mend(manifest, trial.has(Kind.LATE));
      wrong.addAll(second(server, trial, manifest, first));
      return wrong.stream().map(it -> it + "\n" + first.text().indent(4)).toList();
    }
  }

  private List<String> second(FaultyServer server, Trial trial, Path manifest, Told first) {
    boolean reload = first.asksForReload() || trial.has(Kind.LAGGING);
    Told second = server.again(trial.scenario(), manifest, reload);
    requests.addAndGet(second.received().size());
    List<String> wrong = new ArrayList<>(secrets(second));
    if (second.account().verdict() != Verdict.DONE) {
      wrong.add("the second run ended in " + second.account().verdict() + "\n" + second.text());
    }
    Snapshot now = server.snapshot();
    Settings wanted = Wanted.settings(trial.scenario());
    if (!trial.scenario().isPlan() && !holds(now.stored(), wanted)) {
      wrong.add("after the second run the server does not store what is wanted");
    }
    if (!trial.scenario().isPlan() && !holds(now.active(), wanted)) {
      wrong.add("after the second run the server does not use what is wanted");
    }
    for (Fault fault : trial.faults()) {
      if (fault.kind() == Kind.RIVAL && !holds(now.stored(), undeclared(fault, wanted))) {
        wrong.add("what a rival stored in an undeclared field is lost");
      }
    }
    return wrong;
  }

  private static boolean holds(Settings all, Settings some) {
    return all.with(some).equals(all);
  }

  private static Settings undeclared(Fault rival, Settings wanted) {
    Settings settings = Rival.settings(rival);
    return settings.expressions().keySet().stream().anyMatch(it -> wanted.find(it).isPresent())
        ? Settings.empty()
        : settings;
  }

  private static List<String> secrets(Told told) {
    String all = told.everything();
    return all.contains(FaultyServer.PASSWORD) || all.contains(PAIR)
        ? List.of("the credential was told")
        : List.of();
  }

  private void count(Told told) {
    requests.addAndGet(told.received().size());
    Outcome outcome = told.account().outcome();
    String ending = outcome == null ? told.account().verdict().name() : outcome.status().name();
    endings.merge(ending, 1, Integer::sum);
  }
}
