package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.Optional;
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

  private static final Pattern WORD = Pattern.compile("-?[0-9][0-9.]*|[A-Za-z0-9_.]+");

  private final Values values;
  private final Problems problems;

  Expander(Values values, Problems problems) {
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
    StringState state = new StringState();
    int at = 0;
    while (at < text.length()) {
      int next;
      if (text.startsWith("$${", at)) {
        next = put("${", written, at, at + 3, out, state);
      } else if (text.startsWith("${", at)) {
        int end = text.indexOf('}', at) + 1;
        Optional<String> value = value(written, at, end, expression ? state : null);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        next = put(value.get(), written, at, end, out, state);
      } else {
        next = put(text.substring(at, at + 1), written, at, at + 1, out, state);
      }
      at = next;
      if (out.length() > LIMIT) {
        tell(written, 0, 1, "this text is longer than 65,536 characters", null);
        return Optional.empty();
      }
    }
    return Optional.of(out.build(written, written.style()));
  }

  private static int put(
      String piece, SourceText written, int at, int end, PlacedText out, StringState state) {
    out.add(piece, written.start(at), written.end(end - 1));
    piece.chars().forEach(c -> state.accept((char) c));
    return end;
  }

  private Optional<String> value(SourceText written, int at, int end, @Nullable StringState state) {
    if (end == 0) {
      tell(written, at, 2, "${ has no }", "Write $${ for a literal ${.");
      return Optional.empty();
    }
    String reference = written.text().substring(at + 2, end - 1);
    Values.Complaint complaint = (message, mend) -> tell(written, at, end - at, message, mend);
    return values
        .find(reference, complaint)
        .filter(value -> state == null || fits(value, reference, state, complaint));
  }

  private static boolean fits(
      String value, String reference, StringState state, Values.Complaint complaint) {
    String name = "the value of ${" + Members.shown(reference) + "}";
    if (state.quote() == 0) {
      return WORD.matcher(value).matches()
          || refuse(
              complaint,
              name + " is not a single word or number, so it cannot stand outside a string",
              "For text write '${%1$s}' in the expression, or {text: \"${%1$s}\"} instead of it."
                  .formatted(Members.shown(reference)));
    }
    if (state.escaped()) {
      return refuse(
          complaint,
          name + " would follow a backslash, which changes its first character",
          "Take the backslash out, or write $${ for a literal ${.");
    }
    if (value.indexOf(state.quote()) >= 0) {
      return refuse(
          complaint,
          name + " holds the quote (" + state.quote() + ") that ends the string around it",
          "Put the string into the other kind of quotes.");
    }
    return !changesAfterBackslash(value)
        || refuse(
            complaint,
            name + " holds a backslash that would change what follows it",
            "In a string \\n, \\r and \\t become control characters behind the backslash, and none"
                + " can end in a backslash.");
  }

  private static boolean refuse(Values.Complaint complaint, String message, String mend) {
    complaint.tell(message, mend);
    return false;
  }

  static boolean changesAfterBackslash(String value) {
    for (int i = value.indexOf('\\'); i >= 0; i = value.indexOf('\\', i + 1)) {
      if (i + 1 == value.length() || "nrt".indexOf(value.charAt(i + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private void tell(
      SourceText written, int offset, int length, String message, @Nullable String mend) {
    problems.add(
        Problem.error(written.place(offset, length), written.sourceLine(offset), message, mend));
  }
}
