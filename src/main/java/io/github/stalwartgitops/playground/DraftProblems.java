package io.github.stalwartgitops.playground;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.check.Check;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an expression that is not in a file: each of its texts counts as a file, so that the place
 * of a problem names the text.
 */
final class DraftProblems {
  private static final Place NOWHERE = new Place("the playground", 1, 1, 1);

  private final Catalog catalog;
  private final ServerFacts facts;

  /**
   * @param hostname the host name of the server
   */
  DraftProblems(Catalog catalog, String hostname) {
    this.catalog = catalog;
    this.facts = new ServerFacts(Optional.empty(), Optional.empty(), HostName.of(hostname));
  }

  /**
   * {@code [{"severity", "part", "offset", "length", "message", "hint", "name"}]}, offsets in
   * UTF-16 units of the text; in the order of the texts. That of an empty text has {@code "empty":
   * true}: it may be one that is not written yet.
   */
  ArrayNode of(Field field, Question question) {
    Expression expression = question.expression();
    Map<Part, SourceText> texts = new LinkedHashMap<>();
    PartName.all(expression)
        .forEach(
            part ->
                texts.put(
                    part,
                    SourceText.standalone(PartName.of(part), PartName.text(expression, part))));
    Declaration declaration =
        new Declaration(field.name(), expression, false, NOWHERE, texts, Set.of(), true);
    List<Problem> found =
        new Check(catalog, false).problems(new Manifest(Map.of(field.name(), declaration)), facts);
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    texts.forEach(
        (part, text) -> {
          if (text.text().isEmpty()) {
            empty(json.addObject(), part);
          } else {
            found.stream()
                .filter(problem -> PartName.of(part).equals(file(problem)))
                .forEach(problem -> add(json.addObject(), problem, text.text()));
          }
        });
    return json;
  }

  private static String file(Problem problem) {
    Place place = problem.place();
    return place == null ? "" : place.file();
  }

  private static void empty(ObjectNode json, Part part) {
    json.put("severity", "error").put("empty", true).put("part", PartName.of(part));
    json.put("offset", 0).put("length", 0);
    json.put("message", "this is still empty, and a server would refuse it");
    json.put(
        "hint",
        part.kind() == Part.Kind.IF ? "Write a condition." : "For the empty text write ''.");
  }

  private static void add(ObjectNode json, Problem problem, String text) {
    Place place = problem.place() == null ? NOWHERE : problem.place();
    json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    json.put("part", place.file());
    json.put("offset", lineStart(text, place.line()) + place.column() - 1);
    json.put("length", place.length());
    json.put("message", problem.message());
    json.put("hint", problem.hint());
    json.put("name", problem.name());
  }

  /** Returns the offset of a line, counted from 1; lines end at LF, CR LF or CR. */
  private static int lineStart(String text, int line) {
    int at = 0;
    for (int passed = 1; passed < line; at++) {
      char c = text.charAt(at);
      boolean beforeLf = at + 1 < text.length() && text.charAt(at + 1) == '\n';
      passed += c == '\n' || (c == '\r' && !beforeLf) ? 1 : 0;
    }
    return at;
  }
}
