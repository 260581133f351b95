package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses a JSON file and remembers the place of each value for problems. */
final class LocatedJson {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final String file;
  private final List<String> lines;
  private final Problems problems;
  private final Map<JsonPointer, JsonLocation> locations = new HashMap<>();

  LocatedJson(String file, String text, Problems problems) {
    this.file = file;
    this.lines = text.lines().toList();
    this.problems = problems;
  }

  /** Parses the text; returns null after a problem. */
  @Nullable JsonNode read(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      JsonToken first = parser.nextToken();
      JsonNode root = first == null ? Json.object() : value(parser, JsonPointer.empty());
      if (parser.nextToken() != null) {
        add(
            parser.currentTokenLocation(),
            "there is text after the end",
            "Remove it: the file is one JSON object.");
      }
      return root;
    } catch (JsonProcessingException e) {
      add(
          e.getLocation(),
          "this is not JSON: " + e.getOriginalMessage(),
          "Fix it, or delete the file to start again.");
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a problem at the value of a pointer, or at the nearest value around it. */
  void problem(JsonPointer pointer, String message, @Nullable String hint) {
    JsonPointer known = pointer;
    while (!locations.containsKey(known) && known.head() != null) {
      known = known.head();
    }
    add(locations.get(known), message, hint);
  }

  private void add(@Nullable JsonLocation location, String message, @Nullable String hint) {
    int line = location == null ? 1 : Math.max(1, location.getLineNr());
    int column = location == null ? 1 : Math.max(1, location.getColumnNr());
    String source = line <= lines.size() ? lines.get(line - 1) : null;
    problems.add(Problem.error(new Place(file, line, column, 1), source, message, hint));
  }

  private JsonNode value(JsonParser parser, JsonPointer pointer) throws IOException {
    locations.put(pointer, parser.currentTokenLocation());
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      ObjectNode object = Json.object();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        object.set(name, value(parser, pointer.appendProperty(name)));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      ArrayNode array = Json.array();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(parser, pointer.appendIndex(array.size())));
      }
      return array;
    }
    return MAPPER.readTree(parser);
  }
}
