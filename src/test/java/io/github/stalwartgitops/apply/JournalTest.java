package io.github.stalwartgitops.apply;

import static io.github.stalwartgitops.apply.ServerFixture.HOSTNAME;
import static io.github.stalwartgitops.apply.ServerFixture.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  private final List<String> progress = new ArrayList<>();
  private final Journal journal = new Journal(List.of("A", "B", "C"), progress::add);

  @Test
  void objectsHoldTheirPreviousValuesUntilTheyAreWritten() {
    assertThat(journal.allStored(StoredState.PREVIOUS)).isTrue();
    assertThat(journal.affectedObjects()).isEmpty();
  }

  @Test
  void objectsThatMayHoldOurValuesAreAffected() {
    journal.setStored("A", StoredState.DESIRED);
    journal.setStored("B", StoredState.OTHER);
    journal.setStored("C", StoredState.UNKNOWN);

    assertThat(journal.affectedObjects()).containsExactly("A", "C");
  }

  @Test
  void aWriteThatMayStillArriveMakesAnUnchangedServerUncertain() {
    journal.setPendingWrite("no answer");

    Outcome outcome = journal.finish(Status.UNCHANGED);

    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .containsExactly("a write may still be carried out later, although it failed: no answer");
  }

  @Test
  void aWriteThatMayStillArriveDoesNotMatterOnceTheValuesAreActive() {
    journal.setPendingWrite("no answer");

    assertThat(journal.finish(Status.ACTIVE).problems()).isEmpty();
  }

  @Test
  void anOverwrittenConcurrentValueMakesAnUnchangedServerUncertainAndIsShown() {
    journal.reportOverwritten(setting(HOSTNAME, "'theirs'"));

    Outcome outcome = journal.finish(Status.UNCHANGED);

    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.problems())
        .containsExactly(
            Problem.error(
                "MtaStageConnect.hostname: a concurrent change by another client was overwritten",
                "Restore it by hand: else 'theirs'"));
  }

  @Test
  void aBlindWriteIsAWarning() {
    journal.reportBlindWrites(List.of());
    assertThat(journal.finish(Status.UNCHANGED).status()).isEqualTo(Status.UNCHANGED);

    journal.reportBlindWrites(List.of("A"));

    assertThat(journal.finish(Status.UNCHANGED).status()).isEqualTo(Status.UNCERTAIN);
    assertThat(journal.finish(Status.UNCHANGED).problems()).noneMatch(Problem::isError);
  }

  @Test
  void storedButInactiveValuesAskForAReload() {
    journal.setStored("B", StoredState.DESIRED);

    assertThat(journal.finish(Status.UNCERTAIN).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message())
                  .isEqualTo("B may store the new values although they are not active");
              assertThat(problem.hint()).startsWith("Apply with --reload always: ");
            });
  }

  @Test
  void progressIsForwarded() {
    journal.showProgress("reloading");

    assertThat(progress).containsExactly("reloading");
  }
}
