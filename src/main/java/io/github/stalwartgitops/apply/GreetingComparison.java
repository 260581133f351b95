package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.apply.ExpectedGreeting.Candidates;
import io.github.stalwartgitops.apply.Proof.Result;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the greeting of a server with the one that the settings give. */
final class GreetingComparison {
  private static final int SHOWN = 300;

  private final Optional<ExpectedGreeting> desired;
  private final Optional<ExpectedGreeting> other;
  private final String otherName;
  private final ServerContext context;

  /**
   * @param desired the settings to be proven; empty if their greeting cannot be computed
   * @param other the settings on the other side of the change; empty if nothing was changed
   * @param otherName the name of those, such as {@code the previous settings}
   * @param context what could be read of the server
   */
  GreetingComparison(
      Optional<ExpectedGreeting> desired,
      Optional<ExpectedGreeting> other,
      String otherName,
      ServerContext context) {
    this.desired = desired;
    this.other = other;
    this.otherName = otherName;
    this.context = context;
  }

  /** Returns what an answer proves. */
  Proof compare(SmtpAddress address, GreetingAnswer answer) {
    if (answer instanceof Greeting greeting) {
      return desired.isPresent()
          ? compare(address, greeting, desired.get())
          : Proof.undecided(
              address,
              "220 " + greeting.text(),
              "the greeting of these settings could not be computed");
    }
    if (answer instanceof Refused refused) {
      String seen = refused.code() + " " + refused.text();
      return new Proof(
          address,
          Result.UNDECIDED,
          null,
          seen,
          "refused before any greeting: " + ServerText.of(seen, SHOWN),
          "A connect script, milter, hook or limit of the server refuses this client.");
    }
    Failed failed = (Failed) answer;
    return new Proof(
        address, Result.UNDECIDED, null, null, failed.problem().message(), failed.problem().hint());
  }

  /** Whether the answer to EHLO can show a name that no method returns. */
  boolean needsEhlo() {
    return context.facts().hostName().isEachNodesOwn();
  }

  /** Whether reading the greeting again may give another result. */
  boolean mayChange(SmtpAddress address, GreetingAnswer answer) {
    if (answer instanceof Failed failed) {
      return failed.kind().isRetryable();
    }
    if (answer instanceof Refused refused) {
      return refused.isRetryable();
    }
    Greeting greeting = (Greeting) answer;
    return desired.isPresent()
        && candidates(desired.get(), address, greeting).isUnexpected(greeting.text());
  }

  private static Candidates candidates(
      ExpectedGreeting expected, SmtpAddress address, Greeting greeting) {
    return expected.at(address, greeting);
  }

  private Proof compare(SmtpAddress address, Greeting greeting, ExpectedGreeting expected) {
    String text = greeting.text();
    Candidates candidates = candidates(expected, address, greeting);
    Optional<Candidates> others = other.map(it -> candidates(it, address, greeting));
    if (candidates.isContradictedBy(text)) {
      boolean isOther = others.isPresent() && others.get().texts().contains(text);
      return contradicted(address, text, candidates, isOther);
    }
    if (candidates.isProvenBy(text)) {
      boolean alike = others.isPresent() && others.get().isProvenBy(text);
      if (alike && candidates.isNameAssumed() && !others.get().isNameAssumed()) {
        return Proof.undecided(
            address,
            "220 " + text,
            "the greeting depends on "
                + ExpectedGreeting.NODE_HOST_NAME
                + "; "
                + otherName
                + " give the same one here");
      }
      String reason = alike ? otherName + " give the same greeting here" : "";
      return new Proof(address, Result.PROVEN, text, "220 " + text, reason, null);
    }
    return undecided(address, text, candidates);
  }

  private Proof contradicted(
      SmtpAddress address, String text, Candidates candidates, boolean isOther) {
    String seen = "220 " + text;
    String hint;
    if (isOther) {
      hint =
          "This is the greeting of "
              + otherName
              + ": the reload has not reached this server or node.";
    } else if (other.isEmpty()) {
      hint = "The stored settings may never have been activated: --reload always activates them.";
    } else {
      hint =
          "Is this address a node of that server? Check the server's log, and whether another"
              + " client has written since.";
    }
    return new Proof(
        address,
        Result.CONTRADICTED,
        candidates.likely(),
        seen,
        "the greeting must be " + list(candidates) + ", not " + ServerText.of(seen, SHOWN),
        hint);
  }

  private Proof undecided(SmtpAddress address, String text, Candidates candidates) {
    boolean isLikely = candidates.texts().contains(text);
    Set<String> unknown = new LinkedHashSet<>(candidates.unknown());
    if (!isLikely) {
      unknown.addAll(candidates.translatable());
    }
    String reason = "several listeners may answer here, with different greetings";
    if (!unknown.isEmpty()) {
      reason =
          "the greeting depends on "
              + String.join(", ", unknown)
              + (isLikely ? "; this one is likely" : "; likely is " + list(candidates));
    }
    return new Proof(
        address, Result.UNDECIDED, candidates.likely(), "220 " + text, reason, grants(candidates));
  }

  private static String list(Candidates candidates) {
    return candidates.texts().stream()
        .map(text -> "220 " + ServerText.of(text, SHOWN))
        .collect(Collectors.joining(" or "));
  }

  /** Returns the missing permissions that keep inputs unknown. */
  private @Nullable String grants(Candidates candidates) {
    List<String> missing = new ArrayList<>();
    boolean listener =
        candidates.unknown().stream().anyMatch(ExpectedGreeting.LISTENER_VARIABLES::contains);
    if (listener && context.failed().containsKey("NetworkListener")) {
      missing.add("sysNetworkListenerGet");
    }
    if (candidates.unknown().contains("system('hostname')")
        && context.failed().containsKey("SystemSettings")) {
      missing.add("sysSystemSettingsGet");
    }
    return missing.isEmpty()
        ? null
        : "Grant " + String.join(" and ", missing) + " to this credential to find it out.";
  }
}
