package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the declaration of one field. */
final class FieldReader {
  private static final List<String> MEMBERS = List.of("match", "else", "text", "default", "ignore");

  private final Source source;
  private final Catalog catalog;
  private final Problems problems;
  private final Members members;
  private final TextReader texts;
  private final RulesReader rules;

  FieldReader(Source source, Catalog catalog, TextReader texts, Problems problems) {
    this.source = source;
    this.catalog = catalog;
    this.problems = problems;
    this.members = new Members(source, problems);
    this.texts = texts;
    this.rules = new RulesReader(source, texts, problems);
  }

  /**
   * The declaration of a field; empty once a problem has been told.
   *
   * @param fileIgnore the lints that the file silences
   */
  Optional<Declaration> read(FieldName name, NodeTuple field, Set<String> fileIgnore) {
    Node key = field.getKeyNode();
    Node value = field.getValueNode();
    if (value instanceof MappingNode mapping) {
      return mapping(name, key, mapping, fileIgnore);
    }
    if (value instanceof ScalarNode && !TextReader.isNull(value)) {
      return texts
          .read(name.field(), value)
          .map(text -> declare(name, key, Map.of(Part.ELSE, text), fileIgnore));
    }
    if (value instanceof SequenceNode) {
      return fail(
          value,
          name.field() + " takes an expression, not a list",
          "Rules go below match:, and beside it else: for when none of them matches.");
    }
    return fail(
        key,
        name.field() + " has no value",
        "Take it out to leave the server's value alone, or write\n  "
            + name.field()
            + ": {default: true}\nto put it back to the server's default.");
  }

  private Optional<Declaration> mapping(
      FieldName name, Node key, MappingNode mapping, Set<String> fileIgnore) {
    Map<String, NodeTuple> given = members.read(mapping, MEMBERS);
    Set<String> ignore = new LinkedHashSet<>(fileIgnore);
    ignore.addAll(new IgnoreReader(source, problems).read(given.get("ignore")));
    NodeTuple toDefault = given.get("default");
    NodeTuple literal = given.get("text");
    NodeTuple otherwise = given.get("else");
    if (toDefault != null) {
      return toDefault(name, key, toDefault, given, ignore);
    }
    if (literal != null) {
      return literal(name, key, literal, given, ignore);
    }
    if (otherwise == null) {
      boolean misspelt = given.size() < mapping.getValue().size();
      return misspelt ? Optional.empty() : elseMissing(name, key);
    }
    Optional<Map<Part, SourceText>> parts = rules.read(given.get("match"));
    Optional<SourceText> last = texts.read("else", otherwise.getValueNode());
    return parts.flatMap(
        found ->
            last.map(
                text -> {
                  found.put(Part.ELSE, text);
                  return declare(name, key, found, ignore);
                }));
  }

  private Optional<Declaration> elseMissing(FieldName name, Node key) {
    String known =
        catalog
            .field(name)
            .map(field -> field.defaultExpression().elseText())
            .filter(text -> !text.isEmpty())
            .map(text -> " (the server's default is " + text + ")")
            .orElse("");
    return fail(
        key,
        name.field() + " has no else",
        "A declared field is declared whole: say what it is when no rule matches" + known + ".");
  }

  private Optional<Declaration> literal(
      FieldName name, Node key, NodeTuple text, Map<String, NodeTuple> given, Set<String> ignore) {
    if (given.containsKey("else") || given.containsKey("match")) {
      return fail(text.getKeyNode(), "text stands alone", "Beside match: write else: {text: …}.");
    }
    return texts
        .literal(text.getValueNode())
        .map(read -> declare(name, key, Map.of(Part.ELSE, read), ignore));
  }

  private Optional<Declaration> toDefault(
      FieldName name,
      Node key,
      NodeTuple member,
      Map<String, NodeTuple> given,
      Set<String> ignore) {
    Node value = member.getValueNode();
    if (given.containsKey("else") || given.containsKey("match") || given.containsKey("text")) {
      return fail(
          member.getKeyNode(),
          "default stands alone",
          "Write {default: true}, or the expression itself.");
    }
    if (!(value instanceof ScalarNode scalar && scalar.getValue().equals("true"))) {
      return fail(value, "default takes nothing but true", "Write {default: true}.");
    }
    Optional<Expression> known = catalog.field(name).map(Field::defaultExpression);
    if (known.isEmpty()) {
      return fail(key, "the default of " + name + " is not known", "Write the expression itself.");
    }
    if (known.get().elseText().isEmpty()) {
      return fail(
          key,
          name + " cannot be put back: its default is empty, and a server refuses to be told so",
          "{text: \"\"} comes nearest, or take it out to leave the server's value alone.");
    }
    Place place = source.place(key);
    return Optional.of(
        new Declaration(name, known.get(), true, place, defaultTexts(known.get(), value), ignore));
  }

  private Map<Part, SourceText> defaultTexts(Expression expression, Node written) {
    Map<Part, SourceText> parts = new LinkedHashMap<>();
    for (int i = 0; i < expression.match().size(); i++) {
      parts.put(Part.ifOf(i), defaultText(expression.match().get(i).ifText(), written));
      parts.put(Part.thenOf(i), defaultText(expression.match().get(i).thenText(), written));
    }
    parts.put(Part.ELSE, defaultText(expression.elseText(), written));
    return parts;
  }

  private SourceText defaultText(String text, Node written) {
    return SourceText.whole(
        source,
        SourceText.Style.DEFAULT,
        text,
        source.index(written.getStartMark()),
        source.index(written.getEndMark()));
  }

  private Declaration declare(
      FieldName name, Node key, Map<Part, SourceText> parts, Set<String> ignore) {
    return new Declaration(
        name, RulesReader.expression(parts), false, source.place(key), parts, ignore);
  }

  private Optional<Declaration> fail(Node node, String message, @Nullable String hint) {
    problems.add(source.error(node, message, hint));
    return Optional.empty();
  }
}
