package io.github.stalwartgitops.check;

import io.github.stalwartgitops.problem.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server accepts although it is almost certainly a mistake; each has a name to silence it.
 */
public enum Lint {
  EQUALS_EATS_CHARACTER(
      "A single \"=\" takes the next character with it, whatever it is.", "Write \"==\"."),
  VERSION_DEPENDENT(
      "A text means something else on another version of the server.",
      "Write a text that both versions read alike."),
  VALUES_SIDE_BY_SIDE(
      "Two values follow each other without an operator; only the last one counts.",
      "Put an operator between them, or remove one."),
  MISSING_OPERAND(
      "An operator or function is missing an operand; the empty text takes its place.",
      "Write the operand, or remove the operator."),
  TEXT_AFTER_BRACE(
      "A closing brace ends the expression; the server ignores what follows.",
      "Remove the brace, or put it into a string."),
  CONSTANT_CONDITION(
      "A condition is true for every connection, or for none.",
      "Compare something that varies between connections, or use else."),
  UNREACHABLE_RULE(
      "A rule is never reached, because earlier rules take everything it matches.",
      "Remove it, or move it further up."),
  RULE_REPEATED("The same rule is written twice.", "Remove one of them."),
  IMPOSSIBLE_COMPARISON(
      "A comparison is always true, or never, because of the type or the range of its values.",
      "Compare with a value that can occur."),
  LOCAL_IP_COMPARED(
      "local_ip is compared with an address, but it is the address that the listener binds.",
      "Distinguish connections by listener or local_port."),
  GREETING_NOT_TEXT(
      "A greeting is not a text, so the server uses its default greeting.",
      "Give a string, such as system('hostname') + ' ESMTP'."),
  GREETING_EMPTY(
      "A greeting is empty, so the server uses its default greeting.",
      "Give a string, such as system('hostname') + ' ESMTP'."),
  GREETING_LINE_BREAK(
      "A greeting has a line break, which is sent as it is and breaks SMTP.",
      "Write it on one line."),
  GREETING_TOO_LONG(
      "A greeting is longer than a reply line may be: 512 octets with code and line end"
          + " (RFC 5321, 4.5.3.1.5).",
      "Shorten it to 506 octets."),
  GREETING_HOST_NAME(
      "A greeting does not begin with the host name, as RFC 5321 (4.2, 4.3.1) requires.",
      "Begin with system('hostname') + ' …'."),
  BACKSLASH_IN_TEXT(
      "A backslash in a string does not escape anything; it stays in the text.",
      "Remove the backslash; for a quote use the other kind of quotes around it."),
  SIDE_EFFECT_IN_CONDITION(
      "A condition changes the server's stores each time it is evaluated.",
      "Read with key_get, key_exists or counter_get, and make changes in a Sieve script."),
  CAPTURE_WITHOUT_MATCHES(
      "A capture such as $1 is used although no matches ran before it, so it is empty.",
      "Call matches('…', …) first, in the same or an earlier condition."),
  SCRIPT_UNKNOWN(
      "The server has no system Sieve script of that name and skips it without a message.",
      "Create the script first, or correct the name."),
  SCRIPT_INACTIVE(
      "The system Sieve script of that name is inactive; the server skips it without a message.",
      "Activate the script on the server, or name another one."),
  LISTENER_UNKNOWN(
      Severity.NOTE,
      "The server has no listener of that name.",
      "Correct the name, or create the listener."),
  OPEN_RELAY(
      "Anyone may relay mail through the server without logging in.",
      "Require a login, such as !is_empty(authenticated_as)."),
  MANAGEMENT_CLOSED(
      "The server would refuse the requests of stalwart-gitops.",
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

  /** Returns the lint of a name, if there is one. */
  public static Optional<Lint> named(String name) {
    return Arrays.stream(values()).filter(lint -> lint.id().equals(name)).findFirst();
  }

  /** Returns the name that {@code ignore} takes, such as {@code equals-eats-character}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the severity of its findings. */
  public Severity severity() {
    return severity;
  }

  /** Returns what it finds, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** Returns what to do about it, in one sentence. */
  public String hint() {
    return hint;
  }
}
