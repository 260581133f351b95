package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.regex.Syntax.Assertion;
import io.github.stalwartgitops.expression.unicode.CodePoints;

/**
 * Writes a tree as a pattern for RE2/J. No flag and no named class is left to that library: every
 * set is written out, so that its own tables and its own idea of case do not matter.
 */
final class Printer {
  private static final int MAX_COUNT = 1000;

  /** What a pattern is written for. */
  enum Subject {
    /** Texts in ASCII, which keeps the sets small. */
    ASCII,
    /** Any text. */
    ANY,
    /** A {@link MarkedText}. */
    MARKED
  }

  private final Subject subject;
  private final StringBuilder out = new StringBuilder();

  private Printer(Subject subject) {
    this.subject = subject;
  }

  /** For a {@link MarkedText} the hit is the first group, for a search may not begin at a mark. */
  static String print(Syntax syntax, Subject subject) {
    Printer printer = new Printer(subject);
    printer.append(syntax, 1);
    return subject == Subject.MARKED
        ? "\\A(?s:...)*?(" + printer.out + ")"
        : printer.out.toString();
  }

  private void append(Syntax syntax, int times) {
    if (syntax instanceof Syntax.Chars chars) {
      appendChars(chars.set());
    } else if (syntax instanceof Assertion assertion) {
      out.append(symbol(assertion.kind()));
    } else if (syntax instanceof Syntax.Group group) {
      out.append(group.captures() ? "(" : "(?:");
      append(group.body(), times);
      out.append(')');
    } else if (syntax instanceof Syntax.Concat concat) {
      concat.items().forEach(item -> append(item, times));
    } else if (syntax instanceof Syntax.Alternation alternation) {
      appendAlternation(alternation, times);
    } else if (syntax instanceof Syntax.Repetition repetition) {
      appendRepetition(repetition, times);
    } else {
      out.append("(?:)");
    }
  }

  private void appendAlternation(Syntax.Alternation alternation, int times) {
    String separator = "(?:";
    for (Syntax branch : alternation.branches()) {
      out.append(separator);
      append(branch, times);
      separator = "|";
    }
    out.append(')');
  }

  private void appendRepetition(Syntax.Repetition repetition, int times) {
    String greed = repetition.greedy() ? "" : "?";
    int min = repetition.min();
    int max = repetition.max();
    if (max == -1 && min <= 1) {
      appendTimes(repetition.body(), times, (min == 0 ? "*" : "+") + greed);
    } else if (min == 0 && max == 1) {
      appendTimes(repetition.body(), times, "?" + greed);
    } else if (Math.max(min, max) == 0) {
      appendTimes(repetition.body(), times, "{0}");
    } else if ((long) Math.max(min, max) * times <= MAX_COUNT) {
      String upper = max == min ? "" : max < 0 ? "," : "," + max;
      appendTimes(repetition.body(), times * Math.max(min, max), "{" + min + upper + "}" + greed);
    } else {
      appendWrittenOut(repetition, times, greed);
    }
  }

  /** RE2/J counts to 1000 only: beyond that the body is repeated in the pattern. */
  private void appendWrittenOut(Syntax.Repetition repetition, int times, String greed) {
    for (int i = 1; i < repetition.min(); i++) {
      appendTimes(repetition.body(), times, "");
    }
    if (repetition.max() < 0) {
      appendTimes(repetition.body(), times, "+" + greed);
      return;
    }
    if (repetition.min() > 0) {
      appendTimes(repetition.body(), times, "");
    }
    for (int i = repetition.min(); i < repetition.max(); i++) {
      appendTimes(repetition.body(), times, "?" + greed);
    }
  }

  private void appendTimes(Syntax body, int times, String quantifier) {
    boolean single =
        body instanceof Syntax.Group || (body instanceof Syntax.Chars && subject != Subject.MARKED);
    out.append(single ? "" : "(?:");
    append(body, times);
    out.append(single ? "" : ")").append(quantifier);
  }

  private void appendChars(CodePoints set) {
    if (subject == Subject.MARKED) {
      out.append("(?s:.)");
      appendSet(set);
      out.append("(?s:.)");
    } else {
      appendSet(subject == Subject.ASCII ? set.and(CharacterClasses.ASCII) : set);
    }
  }

  private void appendSet(CodePoints set) {
    int single = set.single();
    if (single >= 0) {
      appendCodePoint(single);
    } else if (set.isEmpty()) {
      out.append("[^\\x{0}-\\x{10FFFF}]");
    } else {
      out.append('[');
      for (int i = 0; i < set.size(); i++) {
        appendCodePoint(set.from(i));
        if (set.to(i) > set.from(i)) {
          out.append('-');
          appendCodePoint(set.to(i));
        }
      }
      out.append(']');
    }
  }

  private void appendCodePoint(int c) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      out.append((char) c);
    } else {
      out.append("\\x{").append(Integer.toHexString(c)).append('}');
    }
  }

  private static String symbol(Assertion.Kind kind) {
    return switch (kind) {
      case TEXT_START -> "\\A";
      case TEXT_END -> "\\z";
      case LINE_START, LINE_START_CRLF -> "(?m:^)";
      case LINE_END, LINE_END_CRLF -> "(?m:$)";
      case WORD_BOUNDARY, WORD_START, WORD_END, ASCII_WORD_BOUNDARY -> "\\b";
      case NOT_WORD_BOUNDARY, ASCII_NOT_WORD_BOUNDARY -> "\\B";
    };
  }
}
