package io.github.stalwartgitops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.reconcile.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Many applies, one after the other on servers that live on, with several random faults each.
 * {@code -Dfault.applies} says how many, {@code -Dfault.seed} which.
 */
class RandomFaultsTest {
  private static final int APPLIES = Integer.getInteger("fault.applies", 10_000);
  private static final long SEED = Long.getLong("fault.seed", 20_261_123L);
  private static final int SERVERS = 4;
  private static final List<RequestKind> KINDS =
      List.of(
          RequestKind.ANY,
          RequestKind.GET,
          RequestKind.ACCOUNT,
          RequestKind.SET,
          RequestKind.RELOAD);

  @TempDir private Path folder;

  private final Map<Status, Integer> endings = new ConcurrentSkipListMap<>();
  private final Map<Verdict, Integer> withoutOutcome = new ConcurrentSkipListMap<>();

  @Test
  void everyApplyIsTrueAndTheLastMakesTheServerEqual() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SERVERS);
    List<String> failures = new ArrayList<>();
    try {
      List<Future<List<String>>> running = new ArrayList<>();
      for (int server = 0; server < SERVERS; server++) {
        long seed = SEED + server;
        running.add(threads.submit(() -> life(seed, APPLIES / SERVERS)));
      }
      for (Future<List<String>> life : running) {
        failures.addAll(life.get());
      }
    } finally {
      threads.shutdown();
    }
    System.out.println(
        "%d applies with random faults, seed %d: %s, without a plan %s"
            .formatted(APPLIES, SEED, endings, withoutOutcome));
    assertThat(failures).isEmpty();
    assertThat(endings.keySet()).contains(Status.ACTIVE, Status.UNCHANGED, Status.UNCERTAIN);
  }

  private List<String> life(long seed, int applies) throws Exception {
    Random random = new Random(seed);
    List<Path> manifests = manifests(seed);
    List<String> wrong = new ArrayList<>();
    boolean reload = false;
    try (FaultyServer server = FaultyServer.start()) {
      for (int i = 0; i < applies && wrong.isEmpty(); i++) {
        List<Fault> faults = faults(random);
        int number = random.nextInt(manifests.size());
        Path manifest = manifests.get(number);
        Snapshot before = server.snapshot();
        Told told = server.apply(manifest, faults, reload);
        count(told);
        reload = reload || told.asksForReload();
        for (String lie : Truth.lies(faults, before, server.snapshot(), told.account())) {
          wrong.add("seed %d, apply %d, %s: %s%n%s".formatted(seed, i, faults, lie, told.text()));
        }
        server.mend(manifest, faults.stream().anyMatch(it -> it.kind() == Kind.LATE));
      }
      Settings wanted = wanted(0, seed);
      Told last = server.apply(manifests.get(0), List.of(), true);
      Snapshot end = server.snapshot();
      if (last.account().verdict() != Verdict.DONE
          || !end.stored().with(wanted).equals(end.stored())
          || !end.active().equals(end.stored())) {
        wrong.add("the last apply of seed " + seed + " ended so:\n" + last.text());
      }
    }
    return wrong;
  }

  private static boolean has(List<Fault> faults, Kind kind) {
    return faults.stream().anyMatch(it -> it.kind() == kind);
  }

  private static List<Fault> faults(Random random) {
    List<Fault> faults = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      RequestKind kind = KINDS.get(random.nextInt(KINDS.size()));
      List<Fault> variants = Variants.at(kind, 1 + random.nextInt(3));
      Fault fault = variants.get(random.nextInt(variants.size()));
      boolean slow = fault.kind() == Kind.NO_ANSWER || fault.kind() == Kind.LATE;
      if (!slow || random.nextInt(5) == 0) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private List<Path> manifests(long seed) throws Exception {
    List<Path> manifests = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      manifests.add(
          Wanted.manifest(wanted(number, seed), Files.createTempDirectory(folder, "life")));
    }
    return manifests;
  }

  private static Settings wanted(int number, long seed) {
    return new Settings(
        Map.of(
            new FieldName("MtaStageConnect", "hostname"),
            Expression.of("'mx%d.example.org'".formatted(number)),
            new FieldName("MtaStageConnect", "smtpGreeting"),
            Expression.of("'mx%d.example.org of %d'".formatted(number, seed)),
            new FieldName("MtaStageEhlo", "require"),
            Expression.of(number == 1 ? "false" : "true")));
  }

  private void count(Told told) {
    if (told.account().outcome() == null) {
      withoutOutcome.merge(told.account().verdict(), 1, Integer::sum);
    } else {
      endings.merge(told.account().outcome().status(), 1, Integer::sum);
    }
  }
}
