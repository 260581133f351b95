package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.jmap.ServerText;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.server.ServerSnapshot;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.smtp.GreetingAnswer;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.GreetingProbe;
import io.github.stalwartgitops.smtp.ReverseNames;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads greetings and reports what they prove about the settings in use. A greeting that is not the
 * expected one is read again while there is time: a cluster takes a while to reload.
 */
final class GreetingVerifier {
  private static final String STEP = "greeting";
  private static final int SHOWN = 300;
  private static final Pattern HOST_NAME =
      Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)+", Pattern.CASE_INSENSITIVE);

  private final StalwartServer server;
  private final GreetingProbe probe;
  private final ReverseNames reverseNames;
  private final Journal journal;

  GreetingVerifier(
      StalwartServer server, GreetingProbe probe, ReverseNames reverseNames, Journal journal) {
    this.server = server;
    this.probe = probe;
    this.reverseNames = reverseNames;
    this.journal = journal;
  }

  /**
   * The two sides of a change.
   *
   * @param active the settings that should be in use; the greeting is as stored if it is not among
   *     them
   * @param other the settings on the other side; empty if nothing was changed
   * @param otherName the name of those, such as {@code the previous settings}
   * @param ifPartlyOther the state of an object of which another client changed only some fields
   */
  record Change(Settings active, Settings other, String otherName, StoredState ifPartlyOther) {}

  /** Reads the greetings and returns what each proves. */
  List<Proof> verify(List<SmtpAddress> addresses, Change change, RetryBudget budget) {
    GreetingComparison comparison = comparison(change);
    Map<SmtpAddress, GreetingAnswer> answers = new LinkedHashMap<>();
    List<SmtpAddress> open = addresses.stream().distinct().toList();
    int tries = 0;
    do {
      tries++;
      List<SmtpAddress> again = new ArrayList<>();
      for (SmtpAddress address : open) {
        journal.showProgress("reading the greeting of " + address);
        GreetingAnswer answer = probe.probe(address, comparison.needsEhlo());
        answers.put(address, answer);
        if (comparison.mayChange(address, answer)) {
          again.add(address);
        }
      }
      open = again;
    } while (!open.isEmpty() && budget.waitForAnotherTry(tries, notYet(open), Duration.ZERO));
    List<Proof> proofs = new ArrayList<>();
    answers.forEach(
        (address, answer) -> {
          Proof proof = comparison.compare(address, answer);
          proofs.add(proof);
          report(proof);
          if (answer instanceof Greeting greeting) {
            compareReverseName(greeting);
          }
        });
    return proofs;
  }

  private static String notYet(List<SmtpAddress> addresses) {
    return "the greeting of "
        + addresses.stream().map(SmtpAddress::toString).collect(Collectors.joining(", "))
        + " is not the expected one yet";
  }

  private GreetingComparison comparison(Change change) {
    Settings stored = Settings.empty();
    ServerContext context = ServerContext.UNKNOWN;
    try {
      ServerSnapshot snapshot = server.snapshot(List.of(ConnectStage.GREETING.object()));
      stored = snapshot.stored().settings();
      context = snapshot.context();
      reportConcurrentWrites(stored, change);
    } catch (JmapException e) {
      journal.addProblem(e.problem());
    }
    Optional<ExpectedGreeting> other =
        change.other().isEmpty()
            ? Optional.empty()
            : expected(stored.with(change.other()), context);
    return new GreetingComparison(
        expected(stored.with(change.active()), context), other, change.otherName(), context);
  }

  private static Optional<ExpectedGreeting> expected(Settings settings, ServerContext context) {
    return ExpectedGreeting.of(settings, context.facts());
  }

  /** Reports what another client wrote since the last read: it is not what the journal says. */
  private void reportConcurrentWrites(Settings now, Change change) {
    Settings foreign =
        now.only(name -> change.other().has(name) && !now.agree(change.active(), name));
    for (String object : foreign.objects()) {
      Set<FieldName> fields = foreign.of(object).names();
      boolean all = fields.containsAll(change.other().of(object).names());
      journal.setStored(object, all ? StoredState.OTHER : change.ifPartlyOther());
      journal.addProblem(
          Problem.error(
              "another client changed "
                  + fields.stream().map(FieldName::toString).collect(Collectors.joining(", "))
                  + " while the greetings were read",
              "Plan again to see what is stored."));
    }
  }

  private void report(Proof proof) {
    String seen = proof.seen() == null ? "" : "   " + ServerText.of(proof.seen(), SHOWN);
    String result = proof.address() + "   " + proof.result().name().toLowerCase(Locale.ROOT) + seen;
    switch (proof.result()) {
      case PROVEN -> {
        String[] details = proof.reason().isEmpty() ? new String[0] : new String[] {proof.reason()};
        journal.addStep(STEP, result, details);
      }
      case CONTRADICTED -> {
        journal.addStep(STEP, result);
        journal.addProblem(Problem.error(proof.address() + ": " + proof.reason(), proof.hint()));
      }
      case UNDECIDED -> {
        journal.addStep(STEP, result);
        journal.addProblem(
            Problem.warning(proof.address() + ": undecided: " + proof.reason(), proof.hint()));
      }
    }
  }

  /** Warns if the greeting names another host than the reverse entry of the server's address. */
  private void compareReverseName(Greeting greeting) {
    String greeted = withoutDot(ExpectedGreeting.firstWord(greeting.text()));
    if (!HOST_NAME.matcher(greeted).matches()) {
      return;
    }
    InetAddress address = greeting.connection().remote().getAddress();
    try {
      Optional<String> name = reverseNames.of(address).map(GreetingVerifier::withoutDot);
      if (name.isPresent() && !name.get().equalsIgnoreCase(greeted)) {
        journal.addProblem(
            Problem.warning(
                "the greeting names %s, but %s is %s"
                    .formatted(greeted, address.getHostAddress(), name.get()),
                "Other mail servers distrust a host whose names differ. Greet with the name of the"
                    + " address, or change its reverse entry (PTR)."));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
