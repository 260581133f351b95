package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${…}} by its value; an inserted value is not expanded again. A value cannot
 * change the structure of the expression around it: inside a string it must be the same text as
 * outside, elsewhere it may be a single word or number, as in {@code local_port == ${port}}.
 */
final class Expander {
  /** The longest text of an expression, in UTF-16 units. */
  static final int LIMIT = 65_536;

  private static final int MAX_REFERENCES = 100;
  private static final Pattern WORD_OR_NUMBER = Pattern.compile("-?[0-9][0-9.]*|[A-Za-z0-9_.]+");

  private final ReferenceResolver references;
  private final Problems problems;

  Expander(ReferenceResolver references, Problems problems) {
    this.references = references;
    this.problems = problems;
  }

  /**
   * Returns the text with its references replaced, or empty after an error was reported.
   *
   * @param expression whether it is an expression, or literal text
   */
  Optional<SourceText> expand(SourceText written, boolean expression) {
    String text = written.text();
    if (text.length() > LIMIT) {
      return tooMuch(written, "this text is longer than 65,536 characters");
    }
    if (!text.contains("${")) {
      return Optional.of(written);
    }
    SourceTextBuilder out = new SourceTextBuilder();
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      String piece;
      if (text.startsWith("$${", start)) {
        piece = "${";
        at = start + 3;
      } else if (text.startsWith("${", start)) {
        if (++count > MAX_REFERENCES) {
          return tooMuch(written, "more than " + MAX_REFERENCES + " references in one text");
        }
        int close = text.indexOf('}', start);
        if (close < 0) {
          report(written, start, 2, "${ without a closing }", "Write $${ for a literal ${.");
          return Optional.empty();
        }
        at = close + 1;
        Optional<String> value =
            value(written, start, at, expression ? out.text().toString() : null);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        piece = value.get();
      } else {
        piece = text.substring(start, start + 1);
        at = start + 1;
      }
      // Every character of a value has the place of its whole reference.
      out.add(piece, written.start(start), written.end(at - 1));
      if (out.text().length() > LIMIT) {
        return tooMuch(written, "this text is longer than 65,536 characters");
      }
    }
    return Optional.of(out.build(written, written.style()));
  }

  private Optional<String> value(SourceText written, int start, int end, @Nullable String before) {
    String reference = written.text().substring(start + 2, end - 1);
    ReferenceResolver.ErrorHandler errors =
        (message, hint) -> report(written, start, end - start, message, hint);
    Optional<String> value = references.resolve(reference, errors);
    if (before == null) {
      return value;
    }
    return value.filter(found -> fits(found, reference, before, errors));
  }

  /** Returns whether a value may follow {@code before}, the expression up to it. */
  private static boolean fits(
      String value, String reference, String before, ReferenceResolver.ErrorHandler errors) {
    String shown = Names.shorten(reference);
    OptionalInt quote = StringLiterals.quoteAt(before, before.length());
    if (quote.isEmpty()) {
      if (!WORD_OR_NUMBER.matcher(value).matches()) {
        errors.report(
            "the value of ${%s} is not a single word or number, so it cannot be used outside a string"
                .formatted(shown),
            "For text write '${%1$s}' in the expression, or {text: \"${%1$s}\"} instead of it."
                .formatted(shown));
        return false;
      }
      return true;
    }
    if (before.endsWith("\\")) {
      errors.report(
          "the value of ${%s} would follow a backslash, which may change its first character"
              .formatted(shown),
          "Remove the backslash, or write $${ for a literal ${.");
      return false;
    }
    char end = (char) quote.getAsInt();
    if (!StringLiterals.fits(value, end)) {
      errors.report(
          "the value of ${%s} cannot be inserted into a string between %s and %s"
              .formatted(shown, end, end),
          "It contains that quote, ends in a backslash, or has one before n, r or t. Use the other"
              + " quotes around it, or another value.");
      return false;
    }
    return true;
  }

  private Optional<SourceText> tooMuch(SourceText written, String message) {
    report(written, 0, 1, message, "Shorten it.");
    return Optional.empty();
  }

  private void report(
      SourceText written, int offset, int length, String message, @Nullable String hint) {
    problems.add(
        Problem.error(written.place(offset, length), written.sourceLine(offset), message, hint));
  }
}
