package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Problems;
import java.util.ArrayList;
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

/**
 * Reads the declaration of one field. It reads on after an error, so that every problem of the
 * field is reported.
 */
final class FieldReader {
  private static final List<String> MEMBERS = List.of("match", "else", "text", "default", "ignore");
  private static final String RULE_HINT = "Write\n  match:\n    - if: is_tls\n      then: \"'…'\"";

  private final Source source;
  private final Catalog catalog;
  private final TextReader textReader;
  private final Problems problems;
  private final Members members;
  private final FieldName name;
  private final Node key;
  private final Set<String> ignore;
  private final Map<Part, SourceText> texts = new LinkedHashMap<>();
  private boolean failed;

  /**
   * @param name the field
   * @param key the node of its name
   * @param fileIgnore the lints that the file silences
   */
  FieldReader(
      Source source,
      Catalog catalog,
      TextReader textReader,
      Problems problems,
      FieldName name,
      Node key,
      Set<String> fileIgnore) {
    this.source = source;
    this.catalog = catalog;
    this.textReader = textReader;
    this.problems = problems;
    this.members = new Members(source, problems);
    this.name = name;
    this.key = key;
    this.ignore = new LinkedHashSet<>(fileIgnore);
  }

  /** Returns the declaration, or empty after an error was reported. */
  Optional<Declaration> read(Node value) {
    boolean toDefault = false;
    if (value instanceof MappingNode mapping) {
      Map<String, NodeTuple> given = members.read(mapping, MEMBERS);
      ignore.addAll(members.lintNames(given.get("ignore")));
      toDefault = given.containsKey("default");
      if (toDefault) {
        readDefault(given);
      } else if (given.containsKey("text")) {
        readLiteral(given);
      } else {
        boolean unknownKey = given.size() < mapping.getValue().size();
        readRulesAndElse(given, unknownKey);
      }
    } else if (value instanceof SequenceNode) {
      fail(
          value,
          name.field() + " expects an expression, not a list",
          "Put rules below match:, and the value when none of them matches into else:.");
    } else if (TextReader.isNull(value)) {
      fail(
          key,
          name.field() + " has no value",
          "Remove it to leave the server's value alone, or write\n  "
              + name.field()
              + ": {default: true}\nto reset it to the server's default.");
    } else {
      readText(Part.ELSE, name.field(), value);
    }
    return failed ? Optional.empty() : Optional.of(declaration(toDefault));
  }

  private Declaration declaration(boolean toDefault) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; texts.containsKey(Part.ifOf(i)); i++) {
      rules.add(new Rule(text(Part.ifOf(i)), text(Part.thenOf(i))));
    }
    Expression expression = new Expression(rules, text(Part.ELSE));
    return new Declaration(name, expression, toDefault, source.place(key), texts, ignore);
  }

  private String text(Part part) {
    return Optional.ofNullable(texts.get(part)).orElseThrow().text();
  }

  private void readRulesAndElse(Map<String, NodeTuple> given, boolean unknownKey) {
    NodeTuple match = given.get("match");
    NodeTuple otherwise = given.get("else");
    if (match != null) {
      readRules(match);
    }
    if (otherwise != null) {
      readText(Part.ELSE, "else", otherwise.getValueNode());
    } else if (unknownKey) {
      // The unknown key was reported and may be a misspelt else.
      failed = true;
    } else {
      fail(key, name.field() + " has no else", elseHint());
    }
  }

  private String elseHint() {
    String known =
        catalog
            .field(name)
            .map(field -> field.defaultExpression().elseText())
            .filter(text -> !text.isEmpty())
            .map(text -> " (the server's default is " + text + ")")
            .orElse("");
    return "A declared field replaces the stored one as a whole: add else, its value when no rule"
        + " matches"
        + known
        + ".";
  }

  private void readRules(NodeTuple match) {
    if (!(match.getValueNode() instanceof SequenceNode list)) {
      fail(match.getKeyNode(), "match expects a list of rules", RULE_HINT);
      return;
    }
    List<Node> rules = list.getValue();
    if (rules.size() > Expression.MOST_RULES) {
      fail(
          match.getKeyNode(),
          rules.size() + " rules, but at most " + Expression.MOST_RULES + " are supported",
          "Combine rules with the same outcome: with ||, or with a list such as"
              + " contains([25, 465], local_port).");
      return;
    }
    for (int i = 0; i < rules.size(); i++) {
      readRule(rules.get(i), i);
    }
  }

  private void readRule(Node node, int rule) {
    if (!(node instanceof MappingNode mapping)) {
      fail(node, "a rule needs if and then", RULE_HINT);
      return;
    }
    Map<String, NodeTuple> given = members.read(mapping, List.of("if", "then"));
    NodeTuple condition = given.get("if");
    NodeTuple value = given.get("then");
    if (condition == null) {
      fail(node, "this rule has no if", "A rule needs if and then.");
    } else if (condition.getValueNode() instanceof ScalarNode text) {
      readText(Part.ifOf(rule), "if", text);
    } else {
      fail(
          condition.getValueNode(),
          "if expects a condition",
          "For example if: \"local_port == 25\".");
    }
    if (value == null) {
      fail(node, "this rule has no then", "A rule needs if and then.");
    } else {
      readText(Part.thenOf(rule), "then", value.getValueNode());
    }
  }

  private void readText(Part part, String keyName, Node node) {
    put(part, textReader.read(keyName, node));
  }

  private void put(Part part, Optional<SourceText> text) {
    text.ifPresent(read -> texts.put(part, read));
    failed |= text.isEmpty();
  }

  private void readLiteral(Map<String, NodeTuple> given) {
    NodeTuple literal = member(given, "text");
    if (given.containsKey("else") || given.containsKey("match")) {
      fail(
          literal.getKeyNode(),
          "text cannot be combined with match or else",
          "Beside match, write else: {text: …}.");
      return;
    }
    put(Part.ELSE, textReader.literal(literal.getValueNode()));
  }

  private void readDefault(Map<String, NodeTuple> given) {
    NodeTuple member = member(given, "default");
    Node value = member.getValueNode();
    Optional<Expression> expression = catalog.field(name).map(Field::defaultExpression);
    if (given.containsKey("else") || given.containsKey("match") || given.containsKey("text")) {
      fail(
          member.getKeyNode(),
          "default cannot be combined with match, else or text",
          "Write {default: true}, or the expression itself.");
    } else if (!(value instanceof ScalarNode scalar && scalar.getValue().equals("true"))) {
      fail(value, "default accepts only true", "Write {default: true}.");
    } else if (expression.isEmpty()) {
      fail(key, "the default of " + name + " is not known", "Write the expression itself.");
    } else if (expression.get().elseText().isEmpty()) {
      fail(
          key,
          name + " cannot be reset: its default is empty, and a server rejects empty expressions",
          "{text: \"\"} comes nearest, or remove the field to leave the server's value alone.");
    } else {
      useDefault(expression.get(), value);
    }
  }

  /** Takes the texts of the catalog's default, at the place where {@code true} is written. */
  private void useDefault(Expression expression, Node written) {
    int start = source.index(written.getStartMark());
    int end = source.index(written.getEndMark());
    for (int i = 0; i < expression.match().size(); i++) {
      Rule rule = expression.match().get(i);
      texts.put(Part.ifOf(i), defaultText(rule.ifText(), start, end));
      texts.put(Part.thenOf(i), defaultText(rule.thenText(), start, end));
    }
    texts.put(Part.ELSE, defaultText(expression.elseText(), start, end));
  }

  private SourceText defaultText(String text, int start, int end) {
    return SourceText.whole(source, SourceText.Style.DEFAULT, text, start, end);
  }

  private static NodeTuple member(Map<String, NodeTuple> given, String name) {
    return Optional.ofNullable(given.get(name)).orElseThrow();
  }

  private void fail(Node node, String message, @Nullable String hint) {
    problems.add(source.error(node, message, hint));
    failed = true;
  }
}
