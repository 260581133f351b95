package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.SourceText;

/**
 * A text that does not compile, with what is needed to say why.
 *
 * @param error the first fault of the text
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

  /** What stands at the fault, cut if it is very long; empty where something is missing. */
  String shown() {
    int start = Math.min(error.offset(), text().length());
    int end = Math.min(start + error.length(), text().length());
    return cut(text().substring(start, end));
  }

  /** The character behind the fault that is no blank, or NUL at the end. */
  char follower() {
    return text()
        .substring(Math.min(error.offset() + error.length(), text().length()))
        .chars()
        .filter(c -> c != ' ')
        .mapToObj(c -> (char) c)
        .findFirst()
        .orElse('\0');
  }

  /** Whether a letter that no name may have stands right behind the fault. */
  boolean nextIsForeign() {
    int end = error.offset() + error.length();
    return end < text().length() && text().charAt(end) >= 0x80;
  }

  static String cut(String text) {
    if (text.length() <= LONGEST_SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_SHOWN - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_SHOWN - end) + "…";
  }
}
