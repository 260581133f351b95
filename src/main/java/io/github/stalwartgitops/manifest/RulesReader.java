package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the rules below {@code match}. */
final class RulesReader {
  private static final String EXAMPLE = "\n  match:\n    - if: is_tls\n      then: \"'…'\"";

  private final Source source;
  private final TextReader texts;
  private final Members members;
  private final Problems problems;

  RulesReader(Source source, TextReader texts, Problems problems) {
    this.source = source;
    this.texts = texts;
    this.members = new Members(source, problems);
    this.problems = problems;
  }

  /** The texts of all rules, none without {@code match}; empty once a problem has been told. */
  Optional<Map<Part, SourceText>> read(@Nullable NodeTuple match) {
    if (match == null) {
      return Optional.of(new LinkedHashMap<>());
    }
    if (!(match.getValueNode() instanceof SequenceNode list)) {
      problems.add(
          source.error(match.getKeyNode(), "match takes a list of rules", "Write" + EXAMPLE));
      return Optional.empty();
    }
    if (list.getValue().size() > Expression.MOST_RULES) {
      problems.add(
          source.error(
              match.getKeyNode(),
              "there are "
                  + list.getValue().size()
                  + " rules here, and this program reads at most "
                  + Expression.MOST_RULES,
              "Join those with the same outcome: by ||, or by a list such as"
                  + " contains([25, 465], local_port)."));
      return Optional.empty();
    }
    Map<Part, SourceText> parts = new LinkedHashMap<>();
    boolean complete = true;
    for (int i = 0; i < list.getValue().size(); i++) {
      complete &= readRule(list.getValue().get(i), i, parts);
    }
    return complete ? Optional.of(parts) : Optional.empty();
  }

  /** The expression that texts make; they must be whole. */
  static Expression expression(Map<Part, SourceText> parts) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; parts.containsKey(Part.ifOf(i)); i++) {
      rules.add(new Rule(text(parts, Part.ifOf(i)), text(parts, Part.thenOf(i))));
    }
    return new Expression(rules, text(parts, Part.ELSE));
  }

  private static String text(Map<Part, SourceText> parts, Part part) {
    return Optional.ofNullable(parts.get(part)).orElseThrow().text();
  }

  private boolean readRule(Node node, int rule, Map<Part, SourceText> parts) {
    if (!(node instanceof MappingNode mapping)) {
      problems.add(source.error(node, "a rule takes if and then", "Write" + EXAMPLE));
      return false;
    }
    Map<String, NodeTuple> given = members.read(mapping, List.of("if", "then"));
    Optional<SourceText> condition = member(given, "if", mapping).flatMap(this::condition);
    Optional<SourceText> value =
        member(given, "then", mapping).flatMap(then -> texts.read("then", then));
    condition.ifPresent(text -> parts.put(Part.ifOf(rule), text));
    value.ifPresent(text -> parts.put(Part.thenOf(rule), text));
    return condition.isPresent() && value.isPresent();
  }

  private Optional<Node> member(Map<String, NodeTuple> given, String name, MappingNode rule) {
    NodeTuple member = given.get(name);
    if (member == null) {
      problems.add(source.error(rule, "this rule has no " + name, "A rule needs if and then."));
      return Optional.empty();
    }
    return Optional.of(member.getValueNode());
  }

  private Optional<SourceText> condition(Node node) {
    if (node instanceof ScalarNode) {
      return texts.read("if", node);
    }
    problems.add(source.error(node, "if takes a condition", "Such as if: \"local_port == 25\"."));
    return Optional.empty();
  }
}
