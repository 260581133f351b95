package io.github.stalwartgitops.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;

/** Writes JSON trees as text. */
public final class JsonText {
  // Only strings of JSON contain a number sign.
  private static final Pattern COMMAND = Pattern.compile("#(?=#\\w*\\[)");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  /**
   * Returns a tree as indented lines. Characters that would control a terminal, change the reading
   * direction or be a command for a pipeline are written as <code>&#92;uXXXX</code>, which does not
   * change the values.
   */
  public static String of(JsonNode tree) {
    try {
      return COMMAND.matcher(escaped(MAPPER.writeValueAsString(tree))).replaceAll("\\\\u0023")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree could not be written", e);
    }
  }

  /** Returns a tree as one line without a line end. */
  public static String line(JsonNode tree) {
    return COMMAND.matcher(escaped(tree.toString())).replaceAll("\\\\u0023");
  }

  /** Escapes in place, as such characters only occur in strings. */
  private static String escaped(String json) {
    StringBuilder out = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (c < 0x7f || Printable.isHarmless(c)) {
                out.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  out.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return out.toString();
  }
}
