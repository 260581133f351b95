package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.Signature;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to say of calls, parentheses and brackets that do not fit. */
final class CallSentences {
  private static final Pattern COUNT =
      Pattern.compile("Expression function \"(\\w+)\" expected (-?\\d+) arguments, got (-?\\d+)");
  private static final Pattern REASON =
      Pattern.compile("(?s)Invalid regular expression \".*\": (?:.*error: )?([^\n]+)");
  private static final Pattern LOOKS_AROUND =
      Pattern.compile("look-?(around|ahead|behind)", Pattern.CASE_INSENSITIVE);
  private static final Pattern REFERS_BACK =
      Pattern.compile("back-?references?", Pattern.CASE_INSENSITIVE);

  private CallSentences() {}

  static Sentence literalWanted(CompileFailure fault) {
    return new Sentence(
        "a string in quotes must stand here",
        "matches, system and metric take a literal first, such as system('hostname').");
  }

  static Sentence secondArgumentWanted(CompileFailure fault) {
    return new Sentence("matches takes two arguments", "Write matches('pattern', value).");
  }

  static Sentence regularExpression(CompileFailure fault) {
    String message = fault.error().message();
    Matcher reason = REASON.matcher(message);
    String told = reason.find() ? ": " + reason.group(1) : "";
    String hint = "The syntax is that of Rust's regex crate.";
    if (LOOKS_AROUND.matcher(told).find()) {
      hint = "Say it in two conditions, joined by && and the second one with !.";
    } else if (REFERS_BACK.matcher(told).find()) {
      hint = "A pattern cannot refer back to its groups. Compare $1 behind the call instead.";
    }
    return new Sentence("this regular expression does not compile" + told, hint);
  }

  static Sentence array(CompileFailure fault) {
    return new Sentence(
        "this array has an element that the server cannot count",
        Wrapped.of(
            "An element begins with a value: no sign, no ! and no parenthesis first. For -1 write"
                + " 0-1."));
  }

  static Sentence argumentCount(CompileFailure fault) {
    Matcher count = COUNT.matcher(fault.error().message());
    if (!count.matches()) {
      boolean matches = fault.error().message().contains("\"matches\"");
      return matches
          ? new Sentence("matches takes two arguments", "Write matches('pattern', value).")
          : new Sentence(fault.shown() + " has too many arguments", "One string, nothing else.");
    }
    String name = count.group(1);
    int wanted = Integer.parseInt(count.group(2));
    return new Sentence(
        name + " takes " + arguments(wanted) + ", not " + count.group(3),
        "Write " + form(name, wanted) + ".");
  }

  static Sentence index(CompileFailure fault) {
    return new Sentence("an index is missing between the brackets", "Elements count from [0].");
  }

  static Sentence bareFunction(CompileFailure fault) {
    String name = fault.shown();
    Signature function = Language.functions().get(name);
    return function == null
        ? new Sentence("this bracket is never closed", "Close it with ].")
        : new Sentence(
            name + " is a function and needs its parentheses",
            "Write " + form(name, function.arguments()) + ".");
  }

  static Sentence end(CompileFailure fault) {
    return new Sentence("the expression ends in the middle of a call", "Write it to its end.");
  }

  static Sentence unopened(CompileFailure fault) {
    return new Sentence("this parenthesis closes none", "Remove it, or open one before.");
  }

  static Sentence unclosed(CompileFailure fault) {
    return new Sentence("a parenthesis is not closed", "Close it with ).");
  }

  static Sentence mismatched(CompileFailure fault) {
    return new Sentence(
        "parentheses, brackets and calls do not fit into each other",
        "Every ( needs its ), every [ its ], and a function its parentheses.");
  }

  static Sentence empty(CompileFailure fault) {
    return new Sentence("this text is empty, which a server refuses", "Write an expression.");
  }

  private static String arguments(int count) {
    return count == 1 ? "1 argument" : count + " arguments";
  }

  private static String form(String name, int count) {
    return name + "(" + "…, ".repeat(Math.max(0, count - 1)) + (count > 0 ? "…" : "") + ")";
  }
}
