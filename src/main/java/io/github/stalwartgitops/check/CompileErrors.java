package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.util.Collections;
import java.util.List;

/** Explains to a person why a text does not compile. */
final class CompileErrors {
  private static final int LONGEST_QUOTE = 160;

  private CompileErrors() {}

  /** Returns the problem for a text that does not compile. */
  static Problem problem(CompileFailure failure, Severity severity) {
    ExpressionError error = failure.error();
    Sentence sentence =
        error.kind().isServerError()
            ? LiteralText.meant(failure).orElseGet(() -> sentence(failure))
            : sentence(failure);
    int offset = sentence.isWholeText() ? 0 : error.offset();
    Place place =
        sentence.isWholeText()
            ? failure.source().place()
            : failure.source().place(offset, Math.max(1, error.length()));
    return new Problem(
        error.kind().isServerError() ? severity : Severity.ERROR,
        place,
        sentence.message(),
        failure.source().sourceLine(offset),
        error.kind().isServerError()
            ? sentence.hint() + "\n(the server's message: " + quote(error.message()) + ")"
            : sentence.hint(),
        null);
  }

  private static Sentence sentence(CompileFailure failure) {
    List<String> arguments = failure.error().arguments();
    return switch (failure.error().kind()) {
      case EMPTY_BLOCK ->
          new Sentence("this text is empty, which the server refuses", "Write an expression.");
      case INVALID_CHARACTER -> invalidCharacter(failure);
      case UNTERMINATED_STRING -> unterminated(failure);
      case INVALID_INTEGER ->
          new Sentence(
              failure.shown() + " is too large for a number",
              "Numbers go up to 9223372036854775807. For text put it in quotes.");
      case INVALID_FLOAT -> invalidFloat(failure.shown());
      case UNKNOWN_NAME -> NameSentences.unknown(failure);
      case VARIABLE_NOT_ALLOWED -> NameSentences.variableNotAllowed(failure);
      case CONSTANT_NOT_ALLOWED -> NameSentences.constantNotAllowed(failure);
      case UNKNOWN_SYSTEM_NAME -> NameSentences.systemName(failure);
      case UNKNOWN_METRIC ->
          NameSentences.literalName("metric", failure.shown(), Language.metrics());
      case MISSING_LITERAL ->
          new Sentence(
              "a string in quotes is required here",
              "matches, system and metric take a literal first, such as system('hostname').");
      case MISSING_SUBJECT, MATCHES_ARGUMENT_COUNT ->
          new Sentence("matches takes two arguments", "Write matches('pattern', value).");
      case UNEXPECTED_END ->
          new Sentence("the expression ends in the middle of a call", "Complete the call.");
      case INVALID_REGEX ->
          invalidRegex(arguments.get(1), "The syntax is that of Rust's regex crate.");
      case REGEX_LOOK_AROUND ->
          invalidRegex(
              arguments.get(1),
              "Write two conditions, joined by &&, with ! before the second one.");
      case REGEX_BACKREFERENCE ->
          invalidRegex(
              arguments.get(1),
              "A pattern cannot refer to its own groups. Compare $1 after the call instead.");
      case UNSUPPORTED_REGEX ->
          invalidRegex(
              arguments.get(1),
              "The server may accept it, but it cannot be checked or evaluated here. Simplify it.");
      case WRONG_ARGUMENT_COUNT ->
          wrongArgumentCount(
              arguments.get(0), Integer.parseInt(arguments.get(1)), arguments.get(2));
      case LITERAL_ARGUMENT_COUNT ->
          new Sentence(
              failure.shown() + " has too many arguments", "It takes one string and nothing else.");
      case ARRAY_ELEMENT_COUNT ->
          new Sentence(
              "this array has an element that the server cannot count",
              Sentence.wrapped(
                  "An element begins with a value: no sign, no ! and no parenthesis first. For -1"
                      + " write 0-1."));
      case MISSING_INDEX ->
          new Sentence("an index is missing between the brackets", "Elements count from [0].");
      case UNMATCHED_OPEN -> new Sentence("this parenthesis is not closed", "Close it with ).");
      case UNMATCHED_CLOSE ->
          new Sentence("this parenthesis closes nothing", "Remove it, or add the opening one.");
      case MISMATCHED ->
          new Sentence(
              "parentheses, brackets and calls are not properly nested",
              "Every ( needs its ), every [ its ], and a function its parentheses.");
      case INCOMPLETE -> incomplete(failure.shown());
      case TOO_LONG, TOO_DEEP, TOO_MANY_VALUES ->
          new Sentence(
              "this expression is too large for stalwart-gitops",
              failure.error().message() + ".\nSplit it into several rules.",
              true);
    };
  }

  private static Sentence invalidCharacter(CompileFailure failure) {
    if (failure.error().offset() >= failure.text().length()) {
      return new Sentence("a character is not allowed here", "Remove it.");
    }
    int c = failure.text().codePointAt(failure.error().offset());
    return switch (c) {
      case '\t' -> new Sentence("a tab is not allowed outside a string", "Use spaces.");
      case '\\' -> new Sentence("a backslash is not allowed outside a string", "Remove it.");
      case '%' -> new Sentence("there is no operator %", "Arithmetic has + - * / only.");
      case '#' ->
          new Sentence("an expression has no comments", "Put it outside of the quotes, for YAML.");
      case '?' -> new Sentence("there is no operator ?", "Write if_then(condition, a, b).");
      case ':' ->
          new Sentence(
              "a colon is not allowed here", "Addresses and texts need quotes: '2001:db8::1'.");
      case ';' -> new Sentence("an expression does not end in a semicolon", "Remove it.");
      case '@' -> new Sentence("an address needs quotes", "Write 'user@example.org'.");
      case '{' ->
          new Sentence("braces have no meaning here", "Arrays are written [a, b], groups (a).");
      case '~' -> new Sentence("there is no operator ~", "Write matches('pattern', value).");
      case '`' -> new Sentence("a backtick is not a quote", "Use ' or \".");
      default -> otherCharacter(c);
    };
  }

  private static Sentence otherCharacter(int c) {
    if (isTypographicQuote(c)) {
      return new Sentence(
          "a typographic quote is not a quote to the server", "Use the plain ' or \" instead.");
    }
    if (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT) {
      return new Sentence(
          String.format("an invisible character (U+%04X) is not allowed here", c),
          "Use a plain space.");
    }
    String shown =
        Character.isISOControl(c)
            ? String.format("the control character U+%04X", c)
            : Character.toString(c);
    return new Sentence(
        shown + " is not allowed outside a string", "Text needs quotes, such as 'grüße'.");
  }

  private static boolean isTypographicQuote(int c) {
    return (c >= 0x2018 && c <= 0x201f) || c == '«' || c == '»' || c == 0x2032 || c == 0x2033;
  }

  private static Sentence unterminated(CompileFailure failure) {
    char quote = failure.text().charAt(failure.error().offset());
    if (failure.text().endsWith("\\" + quote)) {
      return new Sentence(
          "this string does not end: the backslash escapes its closing quote",
          "A string cannot end in a backslash. Remove it.");
    }
    return new Sentence(
        "this string does not end",
        "Close it with "
            + quote
            + ". For a text with this quote in it use the other kind around it.");
  }

  private static Sentence invalidFloat(String shown) {
    return shown.matches("\\d+\\.\\d+\\.\\d+(\\.\\d+)?")
        ? new Sentence(shown + " needs quotes: it is not a number", "Write '" + shown + "'.")
        : new Sentence(shown + " is not a number", "For text put it in quotes.");
  }

  private static Sentence invalidRegex(String reason, String hint) {
    return new Sentence("this regular expression does not compile: " + reason, hint);
  }

  private static Sentence wrongArgumentCount(String function, int expected, String count) {
    return new Sentence(
        function
            + (expected == 1
                ? " takes 1 argument, not "
                : " takes " + expected + " arguments, not ")
            + count,
        "Write " + form(function, expected) + ".");
  }

  private static Sentence incomplete(String shown) {
    Signature function = Language.functions().get(shown);
    return function == null
        ? new Sentence("this bracket is never closed", "Close it with ].")
        : new Sentence(
            shown + " is a function and needs its parentheses",
            "Write " + form(shown, function.arguments()) + ".");
  }

  /** Returns how a call looks: {@code substring(…, …, …)}. */
  private static String form(String function, int arguments) {
    return function + "(" + String.join(", ", Collections.nCopies(arguments, "…")) + ")";
  }

  private static String quote(String message) {
    String line = message.lines().findFirst().orElse("");
    boolean cut = line.length() < message.length() || line.length() > LONGEST_QUOTE;
    return cut ? line.substring(0, Math.min(line.length(), LONGEST_QUOTE)) + " …" : line;
  }
}
