package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.jmap.ServerText;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.server.ServerSnapshot;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.smtp.GreetingAnswer;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads greetings and tells what they prove about the settings in use, again and again while that
 * may help: a cluster takes its time to reload.
 */
final class GreetingVerifier {
  private static final int SHOWN = 300;

  private final StalwartServer server;
  private final Prover prover;
  private final RetryBudget budget;
  private final Journal journal;
  private final Map<SmtpAddress, GreetingAnswer> answers = new LinkedHashMap<>();
  private final Map<SmtpAddress, Proof> proofs = new LinkedHashMap<>();

  GreetingVerifier(StalwartServer server, Prover prover, RetryBudget budget, Journal journal) {
    this.server = server;
    this.prover = prover;
    this.budget = budget;
    this.journal = journal;
  }

  /**
   * Proves and tells the steps.
   *
   * @param addresses where greetings are read
   * @param wanted the settings that shall be in use; a greeting that is not among them is as stored
   * @param other the settings on the other side of the change; empty if nothing changed
   * @param otherName what those are called
   * @param besideAForeignValue what an object holds of which somebody else changed a part meanwhile
   */
  List<Proof> prove(
      List<SmtpAddress> addresses,
      Settings wanted,
      Settings other,
      String otherName,
      StoredState besideAForeignValue) {
    GreetingComparison judgement = judgement(wanted, other, otherName, besideAForeignValue);
    List<SmtpAddress> open = addresses.stream().distinct().toList();
    int tries = 0;
    do {
      tries++;
      List<SmtpAddress> again = new ArrayList<>();
      for (SmtpAddress address : open) {
        journal.begins("reading the greeting of " + address);
        GreetingAnswer answer = prover.probe().probe(address);
        Proof proof = judgement.of(address, answer);
        answers.put(address, answer);
        proofs.put(address, proof);
        if (judgement.mayChange(address, answer)) {
          again.add(address);
        }
      }
      open = again;
    } while (!open.isEmpty() && budget.waitForAnotherTry(tries, notYet(open), Duration.ZERO));
    proofs.values().forEach(this::tell);
    return List.copyOf(proofs.values());
  }

  private static String notYet(List<SmtpAddress> addresses) {
    return "the greeting of "
        + addresses.stream().map(SmtpAddress::toString).collect(Collectors.joining(", "))
        + " is not as it must be yet";
  }

  private GreetingComparison judgement(
      Settings wanted, Settings other, String otherName, StoredState besideAForeignValue) {
    Settings stored = Settings.empty();
    ServerContext context = ServerContext.UNKNOWN;
    try {
      ServerSnapshot look = server.look(List.of(ConnectStage.GREETING.object()));
      stored = look.stored().settings();
      compare(stored, wanted, other, besideAForeignValue);
      context = look.context();
    } catch (JmapException e) {
      journal.problem(e.problem());
    }
    ServerContext known = context;
    Optional<Expression> greeting = stored.with(wanted).find(ConnectStage.GREETING);
    Optional<Expression> otherGreeting = stored.with(other).find(ConnectStage.GREETING);
    return new GreetingComparison(
        greeting.flatMap(it -> ExpectedGreeting.of(it, known.facts())),
        other.expressions().isEmpty()
            ? Optional.empty()
            : otherGreeting.flatMap(it -> ExpectedGreeting.of(it, known.facts())),
        otherName,
        known);
  }

  /** What somebody else wrote since the last look is not what this apply tells to stand. */
  private void compare(
      Settings now, Settings wanted, Settings other, StoredState besideAForeignValue) {
    Settings foreign =
        Batches.only(
            now, name -> other.find(name).isPresent() && !now.find(name).equals(wanted.find(name)));
    for (String object : foreign.objects()) {
      boolean partly =
          other.expressions().keySet().stream()
              .anyMatch(name -> name.object().equals(object) && foreign.find(name).isEmpty());
      journal.holds(object, partly ? besideAForeignValue : StoredState.OTHER);
      journal.problem(
          Problem.error(
              "somebody else changed "
                  + Batches.only(foreign, name -> name.object().equals(object))
                      .expressions()
                      .keySet()
                      .stream()
                      .map(FieldName::toString)
                      .collect(Collectors.joining(", "))
                  + " while the greetings were to be read",
              "Plan again to see what stands there."));
    }
  }

  private void tell(Proof proof) {
    String verdict = proof.verdict().name().toLowerCase(Locale.ROOT);
    String seen = proof.seen() == null ? "" : "   " + ServerText.of(proof.seen(), SHOWN);
    String result = proof.address() + "   " + verdict + seen;
    switch (proof.verdict()) {
      case PROVEN -> {
        String[] details = proof.reason().isEmpty() ? new String[0] : new String[] {proof.reason()};
        journal.step("greeting", result, details);
      }
      case CONTRADICTED -> {
        journal.step("greeting", result);
        journal.problem(Problem.error(proof.address() + ": " + proof.reason(), proof.hint()));
      }
      case UNDECIDED -> {
        journal.step("greeting", result);
        journal.problem(
            Problem.warning(proof.address() + ": undecided: " + proof.reason(), proof.hint()));
      }
    }
    compareNames(proof);
  }

  private void compareNames(Proof proof) {
    if (answers.get(proof.address()) instanceof GreetingAnswer.Greeting greeting) {
      try {
        NameMismatch.of(greeting, prover.names()).ifPresent(journal::problem);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
