package io.github.stalwartgitops.fault;

import static io.github.stalwartgitops.emulator.RequestKind.ACCOUNT;
import static io.github.stalwartgitops.emulator.RequestKind.ANY;
import static io.github.stalwartgitops.emulator.RequestKind.GET;
import static io.github.stalwartgitops.emulator.RequestKind.RELOAD;
import static io.github.stalwartgitops.emulator.RequestKind.SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.fault.Scenario.Site;
import io.github.stalwartgitops.reconcile.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many applies, one after the other on the same servers, with several random faults each: {@code
 * -Dfault.applies} is their number, {@code -Dfault.seed} the seed.
 */
class RandomFaultsTest {
  private static final int APPLIES = Integer.getInteger("fault.applies", 10_000);
  private static final long SEED = Long.getLong("fault.seed", 20_261_123L);
  private static final int SERVERS = 8;
  private static final int MANIFESTS = 5;
  private static final int MAX_FAULTS = 8;

  /** The requests at which faults happen; one that is listed several times is likelier. */
  private static final List<Site> SITES =
      List.of(
          new Site(ANY, 2),
          new Site(GET, 1),
          new Site(ACCOUNT, 1),
          new Site(SET, 1),
          new Site(SET, 1),
          new Site(SET, 1),
          new Site(RELOAD, 1),
          new Site(RELOAD, 1),
          new Site(RELOAD, 1),
          new Site(GET, 2),
          new Site(GET, 2),
          new Site(SET, 2),
          new Site(SET, 2),
          new Site(RELOAD, 2),
          new Site(GET, 3),
          new Site(SET, 3));

  @TempDir private Path folder;

  private final Map<String, Integer> modes = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> endings = new ConcurrentSkipListMap<>();
  private final Map<Long, Integer> met = new ConcurrentSkipListMap<>();

  /** The options of an apply. */
  private enum Mode {
    AUTO,
    ALWAYS,
    NEVER,
    KEEP_STORED,
    PROBED;

    ApplyOptions options(FaultyCluster server) {
      ReloadMode reload =
          switch (this) {
            case ALWAYS -> ReloadMode.ALWAYS;
            case NEVER -> ReloadMode.NEVER;
            default -> ReloadMode.AUTO;
          };
      return new ApplyOptions(
          reload,
          this == KEEP_STORED,
          Duration.ofSeconds(4),
          this == PROBED ? server.probing() : ProbeOptions.none());
    }
  }

  @Test
  void everyReportIsRightAndTheLastApplyReachesTheDesiredState() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SERVERS);
    List<String> failures = new ArrayList<>();
    try {
      List<Future<List<String>>> running = new ArrayList<>();
      for (int server = 0; server < SERVERS; server++) {
        long seed = SEED + server;
        running.add(threads.submit(() -> serverLife(seed, APPLIES / SERVERS)));
      }
      for (Future<List<String>> server : running) {
        failures.addAll(server.get());
      }
    } finally {
      threads.shutdown();
    }
    long withoutFaults = met.getOrDefault(0L, 0);
    long withOne = met.getOrDefault(1L, 0);
    long withMore =
        met.values().stream().mapToInt(Integer::intValue).sum() - withoutFaults - withOne;
    System.out.println(
        "%d applies on %d servers, seed %d: %d met one fault, %d more; asked for %s; ended in %s"
            .formatted(APPLIES, SERVERS, SEED, withOne, withMore, modes, endings));
    assertThat(failures).isEmpty();
    assertThat(withOne + withMore).isGreaterThan(APPLIES * 6L / 10);
    assertThat(withMore).isGreaterThan(APPLIES / 4);
    assertThat(endings.keySet()).contains("ACTIVE", "UNCHANGED", "UNCERTAIN", "STORED", "FAILED");
  }

  private List<String> serverLife(long seed, int applies) throws Exception {
    Random random = new Random(seed);
    List<Path> manifests = manifests(seed);
    List<String> wrong = new ArrayList<>();
    boolean reload = false;
    try (FaultyCluster server = FaultyCluster.start()) {
      for (int i = 0; i < applies && wrong.isEmpty(); i++) {
        Mode mode = reload ? Mode.ALWAYS : mode(random);
        List<Fault> faults = faults(random);
        Path manifest = manifests.get(random.nextInt(manifests.size()));
        Snapshot before = server.snapshot();
        ObservedRun run = server.apply(manifest, faults, mode.options(server));
        count(mode, run);
        List<String> errors =
            new ArrayList<>(ReportCheck.errors(faults, before, server.snapshot(), run));
        errors.addAll(RepeatCheck.errors(run.history().received()));
        for (String error : errors) {
          wrong.add(
              "seed %d, apply %d, %s, %s: %s%n%s"
                  .formatted(seed, i, mode, faults, error, run.text()));
        }
        server.repair(manifest, faults);
        boolean isDone = run.report().verdict() == Verdict.DONE;
        reload = run.asksForReload() || (reload && !isDone);
      }
      wrong.addAll(last(server, manifests.get(0), desired(0, seed)));
    }
    return wrong;
  }

  /** Applies without faults. */
  private static List<String> last(FaultyCluster server, Path manifest, Settings desired) {
    ObservedRun last = server.apply(manifest, List.of(), FaultyCluster.reload(true));
    Snapshot end = server.snapshot();
    boolean isEqual =
        end.stored().with(desired).equals(end.stored())
            && end.active().stream().allMatch(end.stored()::equals);
    return last.report().verdict() == Verdict.DONE && isEqual
        ? List.of()
        : List.of("the last apply ended with:\n" + last.text());
  }

  /** Returns mostly the usual one. */
  private static Mode mode(Random random) {
    return random.nextInt(3) == 0 ? Mode.values()[random.nextInt(Mode.values().length)] : Mode.AUTO;
  }

  private static List<Fault> faults(Random random) {
    List<Fault> faults = new ArrayList<>();
    int count = random.nextInt(MAX_FAULTS + 1);
    for (int i = 0; i < count; i++) {
      Site site = SITES.get(random.nextInt(SITES.size()));
      List<Fault> variants = FaultVariants.at(site.kind(), site.number());
      Fault fault = variants.get(random.nextInt(variants.size()));
      boolean takesTime = fault.kind() == Kind.NO_ANSWER || fault.kind() == Kind.SLOW;
      if (!takesTime || random.nextInt(5) == 0) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private List<Path> manifests(long seed) throws Exception {
    List<Path> manifests = new ArrayList<>();
    for (int number = 0; number < MANIFESTS; number++) {
      manifests.add(
          DesiredSettings.manifest(
              desired(number, seed), Files.createTempDirectory(folder, "life")));
    }
    return manifests;
  }

  private static Settings desired(int number, long seed) {
    return new Settings(
        Map.of(
            new FieldName("MtaStageConnect", "hostname"),
            Expression.of("'mx%d.example.org'".formatted(number)),
            new FieldName("MtaStageConnect", "smtpGreeting"),
            Expression.of("'mx%d.example.org of %d'".formatted(number, seed)),
            new FieldName("MtaStageEhlo", "require"),
            Expression.of(number == 1 ? "false" : "true")));
  }

  private void count(Mode mode, ObservedRun run) {
    modes.merge(mode.name(), 1, Integer::sum);
    met.merge(run.history().faults(), 1, Integer::sum);
    endings.merge(
        run.report().outcome() == null
            ? run.report().verdict().name()
            : run.report().outcome().status().name(),
        1,
        Integer::sum);
  }
}
