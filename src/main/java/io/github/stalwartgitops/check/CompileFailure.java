package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.SourceText;

/**
 * A text that does not compile, with what is needed to explain it.
 *
 * @param error the first error of the text
 * @param source the text as its file has it
 * @param field the field it belongs to
 * @param scope the names the field may use
 * @param catalog all fields
 */
record CompileFailure(
    ExpressionError error, SourceText source, FieldName field, Scope scope, Catalog catalog) {
  private static final int LONGEST_SHOWN = 60;

  String text() {
    return source.text();
  }

  boolean isCondition() {
    return error.part().kind() == Part.Kind.IF;
  }

  /** Returns the text that is wrong, cut if it is very long; empty where something is missing. */
  String shown() {
    int start = Math.min(error.offset(), text().length());
    int end = Math.min(start + error.length(), text().length());
    return cut(text().substring(start, end));
  }

  /** Returns the first character after the error that is not a space, or NUL at the end. */
  char next() {
    int at = end();
    while (at < text().length() && text().charAt(at) == ' ') {
      at++;
    }
    return at < text().length() ? text().charAt(at) : '\0';
  }

  /** Whether a letter that no name may have follows at once. */
  boolean isBeforeForeignLetter() {
    return end() < text().length() && text().charAt(end()) >= 0x80;
  }

  private int end() {
    return Math.min(error.offset() + error.length(), text().length());
  }

  /** Returns the text, cut after some 60 characters. */
  static String cut(String text) {
    if (text.length() <= LONGEST_SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_SHOWN - end) + "…";
  }
}
