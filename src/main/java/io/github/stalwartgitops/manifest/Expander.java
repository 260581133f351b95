package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of {@code ${…}}; what was put in is not looked at again. In an
 * expression a value stays what its author made it: inside a string it must read as itself, outside
 * it may be one word or number, as in {@code local_port == ${port}}, but never a piece of program.
 */
final class Expander {
  /** The longest text of an expression, in UTF-16 units. */
  static final int LIMIT = 65_536;

  private static final int MOST_REFERENCES = 100;
  private static final Pattern WORD = Pattern.compile("-?[0-9][0-9.]*|[A-Za-z0-9_.]+");

  private final ReferenceResolver values;
  private final Problems problems;

  Expander(ReferenceResolver values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /**
   * The text with its values; empty once a problem has been told.
   *
   * @param expression whether it is an expression, or literal text
   */
  Optional<SourceText> expand(SourceText written, boolean expression) {
    String text = written.text();
    PlacedText out = new PlacedText();
    int references = 0;
    int at = 0;
    while (at < text.length()) {
      int start = at;
      String piece = text.substring(at, at + 1);
      at++;
      if (text.startsWith("$${", start)) {
        piece = "${";
        at = start + 3;
      } else if (text.startsWith("${", start)) {
        at = text.indexOf('}', start) + 1;
        Optional<String> value =
            ++references > MOST_REFERENCES
                ? tooMuch(written, "more than " + MOST_REFERENCES + " values in one text")
                : value(written, start, at, expression ? out.text().toString() : null);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        piece = value.get();
      }
      out.add(piece, written.start(start), written.end(at - 1));
      if (out.text().length() > LIMIT) {
        return tooMuch(written, "this text is longer than 65,536 characters");
      }
    }
    return Optional.of(out.build(written, written.style()));
  }

  private Optional<String> value(SourceText written, int start, int end, @Nullable String before) {
    if (end == 0) {
      tell(written, start, 2, "${ has no }", "Write $${ for a literal ${.");
      return Optional.empty();
    }
    String reference = written.text().substring(start + 2, end - 1);
    ReferenceResolver.Complaint complaint =
        (message, hint) -> tell(written, start, end - start, message, hint);
    return values
        .find(reference, complaint)
        .filter(value -> before == null || fits(value, reference, before, complaint));
  }

  private static boolean fits(
      String value, String reference, String before, ReferenceResolver.Complaint complaint) {
    String name = "the value of ${" + Members.shown(reference) + "}";
    OptionalInt quote = StringLiterals.quoteAt(before, before.length());
    if (quote.isEmpty()) {
      return WORD.matcher(value).matches()
          || refuse(
              complaint,
              name + " is not a single word or number, so it cannot stand outside a string",
              "For text write '${%1$s}' in the expression, or {text: \"${%1$s}\"} instead of it."
                  .formatted(Members.shown(reference)));
    }
    if (before.endsWith("\\")) {
      return refuse(
          complaint,
          name + " would follow a backslash, which may change its first character",
          "Take the backslash out, or write $${ for a literal ${.");
    }
    char end = (char) quote.getAsInt();
    return StringLiterals.fits(value, end)
        || refuse(
            complaint,
            name + " cannot stand in a string between " + end + " and " + end,
            "It holds that quote, ends in a backslash, or has one before n, r or t. Take the other"
                + " quotes around it, or another value.");
  }

  private static boolean refuse(
      ReferenceResolver.Complaint complaint, String message, String hint) {
    complaint.tell(message, hint);
    return false;
  }

  private <T> Optional<T> tooMuch(SourceText written, String message) {
    tell(written, 0, 1, message, "Write less into it.");
    return Optional.empty();
  }

  private void tell(
      SourceText written, int offset, int length, String message, @Nullable String hint) {
    problems.add(
        Problem.error(written.place(offset, length), written.sourceLine(offset), message, hint));
  }
}
