package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.apply.Proof.Verdict;
import io.github.stalwartgitops.jmap.ServerText;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.smtp.GreetingAnswer;
import io.github.stalwartgitops.smtp.GreetingAnswer.Failed;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.GreetingAnswer.Refused;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a server said with what the settings must give. */
final class GreetingComparison {
  private static final int SHOWN = 300;

  private final Optional<ExpectedGreeting> wanted;
  private final Optional<ExpectedGreeting> other;
  private final String otherName;
  private final ServerContext context;

  /**
   * @param wanted the settings to be proven; nothing if their greeting cannot be worked out
   * @param other the settings on the other side of the change, if there is one
   * @param otherName what those are called
   * @param context what could be read of the server
   */
  GreetingComparison(
      Optional<ExpectedGreeting> wanted,
      Optional<ExpectedGreeting> other,
      String otherName,
      ServerContext context) {
    this.wanted = wanted;
    this.other = other;
    this.otherName = otherName;
    this.context = context;
  }

  /** What an answer proves. */
  Proof of(SmtpAddress address, GreetingAnswer answer) {
    if (answer instanceof Greeting greeting) {
      return wanted
          .map(expected -> of(address, greeting, expected))
          .orElseGet(() -> notWorkedOut(address, greeting));
    }
    if (answer instanceof Refused refused) {
      String seen = refused.code() + " " + refused.text();
      return new Proof(
          address,
          Verdict.UNDECIDED,
          null,
          seen,
          "refused before any greeting: " + ServerText.of(seen, SHOWN),
          "A connect script, milter, hook or limit of the server refuses this client.");
    }
    Failed failed = (Failed) answer;
    return new Proof(
        address,
        Verdict.UNDECIDED,
        null,
        null,
        failed.problem().message(),
        failed.problem().hint());
  }

  /** Whether asking again may give another verdict. */
  boolean mayChange(SmtpAddress address, GreetingAnswer answer) {
    if (answer instanceof Failed failed) {
      return failed.kind().isRetryable();
    }
    if (answer instanceof Refused refused) {
      return refused.isRetryable();
    }
    Greeting greeting = (Greeting) answer;
    return wanted
        .map(expected -> expected.at(address, greeting.connection(), greeting.text()))
        .filter(expectation -> expectation.misses(greeting.text()))
        .isPresent();
  }

  private Proof of(SmtpAddress address, Greeting greeting, ExpectedGreeting expected) {
    String text = greeting.text();
    String seen = "220 " + text;
    Expectation expectation = expected.at(address, greeting.connection(), text);
    Optional<Expectation> otherwise = other.map(it -> it.at(address, greeting.connection(), text));
    if (expectation.excludes(text)) {
      return contradicted(address, seen, text, expectation, otherwise);
    }
    if (expectation.proves(text)) {
      boolean alike = otherwise.filter(it -> it.proves(text)).isPresent();
      return new Proof(
          address,
          Verdict.PROVEN,
          text,
          seen,
          alike ? otherName + " give the same greeting here" : "",
          null);
    }
    return undecided(address, seen, text, expectation);
  }

  private Proof contradicted(
      SmtpAddress address,
      String seen,
      String text,
      Expectation expectation,
      Optional<Expectation> otherwise) {
    boolean isOther = otherwise.filter(it -> it.greetings().contains(text)).isPresent();
    return new Proof(
        address,
        Verdict.CONTRADICTED,
        expectation.likely(),
        seen,
        "the greeting must be 220 " + quoted(expectation) + ", not " + ServerText.of(seen, SHOWN),
        isOther
            ? "It is what " + otherName + " give: the reload has not reached this server or node."
            : other.isEmpty()
                ? "What is stored may never have been made active: --reload always does it."
                : "Is this address a node of that server? Look at the server's log, and whether"
                    + " somebody else has written since.");
  }

  private Proof undecided(SmtpAddress address, String seen, String text, Expectation expectation) {
    List<String> reasons = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>(expectation.unknown());
    if (!expectation.greetings().contains(text)) {
      unknown.addAll(expectation.translatable());
    }
    if (!unknown.isEmpty()) {
      reasons.add("the greeting depends on " + String.join(", ", unknown));
      reasons.add(
          expectation.greetings().contains(text)
              ? "it is the likely one"
              : "likely is 220 " + quoted(expectation));
    } else {
      reasons.add("several listeners may answer here, with different greetings");
    }
    return new Proof(
        address,
        Verdict.UNDECIDED,
        expectation.likely(),
        seen,
        String.join("; ", reasons),
        grants(expectation));
  }

  private static String quoted(Expectation expectation) {
    return expectation.greetings().stream()
        .map(greeting -> ServerText.of(greeting, SHOWN))
        .reduce((first, second) -> first + " or 220 " + second)
        .orElse("");
  }

  /** The permissions that would make unknown things known. */
  private @Nullable String grants(Expectation expectation) {
    List<String> lacking = new ArrayList<>();
    boolean listener =
        expectation.unknown().stream().anyMatch(ExpectedGreeting.LISTENER_VARIABLES::contains);
    if (listener && context.failed().containsKey("NetworkListener")) {
      lacking.add("sysNetworkListenerGet");
    }
    if (expectation.unknown().contains("system('hostname')")
        && context.failed().containsKey("SystemSettings")) {
      lacking.add("sysSystemSettingsGet");
    }
    return lacking.isEmpty()
        ? null
        : "Grant " + String.join(" and ", lacking) + " to this credential, then it can be known.";
  }

  private static Proof notWorkedOut(SmtpAddress address, Greeting greeting) {
    return new Proof(
        address,
        Verdict.UNDECIDED,
        null,
        "220 " + greeting.text(),
        "the greeting that the settings give could not be worked out",
        null);
  }
}
