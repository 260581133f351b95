package io.github.stalwartgitops.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;

/** Writes JSON trees as text. */
public final class JsonText {
  // Stands in strings only, as no other part of JSON has a number sign.
  private static final Pattern COMMAND = Pattern.compile("#(?=#\\w*\\[)");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  /**
   * The tree over several lines. Characters that would steer a terminal or turn the reading
   * direction, or a pipeline by its log, are written as <code>&#92;uXXXX</code>; the values stay
   * what they are.
   */
  public static String of(JsonNode tree) {
    try {
      return COMMAND.matcher(escaped(MAPPER.writeValueAsString(tree))).replaceAll("\\\\u0023")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** The same on one line, without its end. */
  public static String line(JsonNode tree) {
    return COMMAND.matcher(escaped(tree.toString())).replaceAll("\\\\u0023");
  }

  /** JSON knows such characters inside of strings only, so that each can be escaped where it is. */
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
