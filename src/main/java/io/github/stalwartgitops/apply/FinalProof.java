package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.apply.Proof.Verdict;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.server.StalwartServer;
import java.util.List;
import java.util.Set;

/** The end of a transaction whose proof was asked for: proves, and rolls back if so configured. */
final class FinalProof {
  private final StalwartServer server;
  private final ApplyOptions options;
  private final Prover prover;
  private final RetryPolicy retries;
  private final Journal journal;

  FinalProof(
      StalwartServer server,
      ApplyOptions options,
      Prover prover,
      RetryPolicy retries,
      Journal journal) {
    this.server = server;
    this.options = options;
    this.prover = prover;
    this.retries = retries;
    this.journal = journal;
  }

  /**
   * Proves.
   *
   * @param wanted the declared settings
   * @param changed what was written; empty if nothing was
   * @param former what stood there before
   * @return {@code ACTIVE} if all greetings prove the wanted settings
   */
  Status prove(Settings wanted, Settings changed, Settings former) {
    List<Proof> proofs = greetings(wanted, former, "the former settings", StoredState.PARTLY);
    journal.proofs(proofs);
    if (proofs.stream().allMatch(proof -> proof.verdict() == Verdict.PROVEN)) {
      return asTold(Status.ACTIVE);
    }
    boolean contradicted =
        proofs.stream().anyMatch(proof -> proof.verdict() == Verdict.CONTRADICTED);
    return contradicted && options.probing().rollbackOnContradiction()
        ? rollBack(changed, former)
        : asTold(Status.NOT_PROVEN);
  }

  /** While the greetings were read somebody else may have written over what is wanted. */
  private Status asTold(Status status) {
    return journal.anyHolds(StoredState.OTHER) || journal.anyHolds(StoredState.PARTLY)
        ? Status.UNCERTAIN
        : status;
  }

  private Status rollBack(Settings changed, Settings former) {
    if (changed.expressions().isEmpty()) {
      journal.step("put back", "nothing to put back: nothing was written");
      return Status.NOT_PROVEN;
    }
    RetryBudget budget = retries.budget(options.budget());
    new Rollback(server, budget, journal).run(changed, former, Settings.empty());
    boolean active =
        journal.anyHolds(StoredState.FORMER)
            && new Activation(server, budget, journal).reload(Set.of()).isPresent();
    if (!active || !journal.allHold(StoredState.FORMER)) {
      return Status.UNCERTAIN;
    }
    List<Proof> proofs = greetings(former, changed, "the new settings", StoredState.OTHER);
    return proofs.stream().allMatch(proof -> proof.verdict() == Verdict.PROVEN)
            && journal.allHold(StoredState.FORMER)
        ? Status.UNCHANGED
        : Status.UNCERTAIN;
  }

  private List<Proof> greetings(
      Settings active, Settings other, String otherName, StoredState besideAForeignValue) {
    RetryBudget budget = retries.budget(options.probing().budget());
    return new GreetingVerifier(server, prover, budget, journal)
        .prove(options.probing().addresses(), active, other, otherName, besideAForeignValue);
  }
}
