package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.Value;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Writes values so that a reader sees their type: strings in quotes, arrays in brackets. */
public final class ValueText {
  private ValueText() {}

  /**
   * The text of a value.
   *
   * @param value null for no value at all
   * @param longest about how many UTF-16 units are written; the rest is left out
   */
  public static String of(@Nullable Value value, int longest) {
    StringBuilder out = new StringBuilder();
    write(value, longest, out);
    return out.toString();
  }

  private static void write(@Nullable Value value, int longest, StringBuilder out) {
    if (value == null) {
      out.append("nothing");
    } else if (value instanceof Value.ArrayValue array) {
      out.append('[');
      for (Iterator<Value> each = array.elements().iterator(); each.hasNext(); ) {
        if (out.length() >= longest) {
          out.append('…');
          break;
        }
        write(each.next(), longest, out);
        out.append(each.hasNext() ? ", " : "");
      }
      out.append(']');
    } else if (value instanceof Value.StringValue string) {
      out.append('"').append(cut(string.text(), longest)).append('"');
    } else {
      out.append(value.text());
    }
  }

  /** The text, or its beginning with an ellipsis. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }
}
