package io.github.stalwartgitops.check;

import io.github.stalwartgitops.problem.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a server accepts although it surely is a mistake; each can be silenced by its name. */
public enum Lint {
  EQUALS_EATS_CHARACTER(
      "A single \"=\" swallows the character behind it, whatever it is.", "Write \"==\"."),
  VALUES_SIDE_BY_SIDE(
      "Two values stand side by side; only the last one counts.",
      "Put an operator between them, or remove what is too much."),
  MISSING_OPERAND(
      "An operator or function lacks an operand and takes the empty text for it.",
      "Write the operand, or remove the operator."),
  TEXT_AFTER_BRACE(
      "A closing brace ends the expression; what follows is never read.",
      "Remove the brace, or put it into a string."),
  CONSTANT_CONDITION(
      "A condition has the same truth for every connection.",
      "Compare something that a connection brings, or say it in else."),
  UNREACHABLE_RULE(
      "A rule is never reached, because an earlier one takes all that it could match.",
      "Remove it, or move it further up."),
  RULE_REPEATED("The same rule stands twice.", "Remove one of them."),
  IMPOSSIBLE_COMPARISON(
      "A comparison cannot hold, or cannot fail, by the type or the range of its values.",
      "Compare with a value that occurs."),
  LOCAL_IP_COMPARED(
      "local_ip is compared with an address, but it is the address that the listener binds.",
      "Tell connections apart by listener or local_port."),
  GREETING_NOT_TEXT(
      "A greeting is not a text, so the server says its own.",
      "Give a string, such as system('hostname') + ' ESMTP'."),
  GREETING_EMPTY(
      "A greeting is empty, so the server says its own.",
      "Give a string, such as system('hostname') + ' ESMTP'."),
  GREETING_LINE_BREAK(
      "A greeting has a line break, which goes out raw and breaks SMTP.", "Write it on one line."),
  GREETING_TOO_LONG(
      "A greeting is longer than a reply line may be, 512 octets with code and line end"
          + " (RFC 5321, 4.5.3.1.5).",
      "Shorten it to 506 octets."),
  GREETING_HOST_NAME(
      "A greeting does not begin with the host name, as RFC 5321 (4.2, 4.3.1) wants it.",
      "Begin with system('hostname') + ' …'."),
  BACKSLASH_IN_TEXT(
      "A backslash in a string escapes nothing; it stays in the text.",
      "Remove the backslash; for a quote use the other kind of quotes around it."),
  SIDE_EFFECT_IN_CONDITION(
      "A condition changes the server's stores each time it is looked at.",
      "Ask with key_get, key_exists or counter_get, and change things in a Sieve script."),
  CAPTURE_WITHOUT_MATCHES(
      "A capture such as $1 is read although no matches ran before it, so it is empty.",
      "Call matches('…', …) first, in the same or an earlier condition."),
  SCRIPT_UNKNOWN(
      "The server has no system Sieve script of that name and would skip it in silence.",
      "Create the script first, or correct the name."),
  LISTENER_UNKNOWN(
      Severity.NOTE,
      "The server has no listener of that name.",
      "Correct the name, or create the listener."),
  OPEN_RELAY(
      "Anybody may relay mail through the server without logging in.",
      "Demand a login, such as !is_empty(authenticated_as)."),
  MANAGEMENT_CLOSED(
      "The server would refuse the requests of this very program.",
      "Answer 200 for /jmap, /.well-known/jmap and /api.");

  private final Severity severity;
  private final String meaning;
  private final String hint;

  Lint(String meaning, String hint) {
    this(Severity.WARNING, meaning, hint);
  }

  Lint(Severity severity, String meaning, String hint) {
    this.severity = severity;
    this.meaning = meaning;
    this.hint = hint;
  }

  /** The lint of a name, if there is one. */
  public static Optional<Lint> named(String name) {
    return Arrays.stream(values()).filter(lint -> lint.id().equals(name)).findFirst();
  }

  /** The name that {@code ignore} takes, such as {@code equals-eats-character}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How grave it is. */
  public Severity severity() {
    return severity;
  }

  /** What it finds, one sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do about it, one sentence. */
  public String hint() {
    return hint;
  }
}
