package io.github.stalwartgitops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Activity;
import io.github.stalwartgitops.apply.Held;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Received;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.reconcile.Account;
import io.github.stalwartgitops.reconcile.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge of the fault tests knows a lie when it sees one. */
class TruthTest {
  @TempDir private Path folder;

  @Test
  void aTrueAccountHoldsNoLie() throws Exception {
    assertThat(liesAbout(Status.ACTIVE, Held.WANTED, Activity.RELOADED)).isEmpty();
  }

  @Test
  void aFalseSuccessIsALie() throws Exception {
    assertThat(liesAbout(Status.UNCHANGED, Held.FORMER, Activity.UNTOUCHED))
        .anyMatch(it -> it.contains("was told to hold the FORMER value"))
        .anyMatch(it -> it.contains("active is told to be UNTOUCHED"));
  }

  @Test
  void aNeedlessDoubtIsALie() throws Exception {
    assertThat(liesAbout(Status.UNCERTAIN, Held.FORMER, Activity.UNTOUCHED)).isNotEmpty();
  }

  @Test
  void aWriteAfterARefusedCredentialIsARepeat() {
    Fault refused = Fault.once(Fault.Kind.STATUS, RequestKind.SET).with("401");

    assertThat(
            Repeats.of(
                List.of(received(RequestKind.SET, refused), received(RequestKind.GET, null))))
        .containsExactly("GET after a refused credential");
  }

  @Test
  void aSecondWriteWithoutALookIsARepeat() {
    Fault lost = Fault.once(Fault.Kind.CLOSE, RequestKind.SET);

    assertThat(
            Repeats.of(List.of(received(RequestKind.SET, lost), received(RequestKind.SET, null))))
        .isNotEmpty();
  }

  private static Received received(RequestKind kind, @Nullable Fault fault) {
    return new Received(Instant.EPOCH, kind, "admin", "POST /jmap", fault, 200);
  }

  private List<String> liesAbout(Status status, Held held, Activity active) throws Exception {
    Path manifest = Wanted.manifest(Scenario.APPLY, folder);
    try (FaultyServer server = FaultyServer.start()) {
      Snapshot before = server.snapshot();
      Told run = server.run(Scenario.APPLY, manifest, List.of());
      Account account = run.account();
      Outcome outcome =
          new Outcome(
              status, Map.of("MtaStageConnect", held), active, List.of(), List.of(), List.of());
      Account told =
          new Account(
              account.server(),
              account.url(),
              account.catalogVersion(),
              account.plan(),
              account.behavior(),
              outcome,
              List.of(),
              status == Status.ACTIVE ? Verdict.DONE : Verdict.NOT_PROVEN,
              account.elapsed());
      return Truth.lies(List.of(), before, server.snapshot(), new Told(told, "", "", run.course()));
    }
  }
}
