package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the expression texts of one file: scalars, and literal text in {@code {text: …}}. */
final class TextReader {
  /** How much text aliases and substitution may make of one file, in UTF-16 units. */
  private static final int TOTAL_LIMIT = 4_000_000;

  private static final int COST_OF_A_TEXT = 64;

  private final Source source;
  private final Expander expander;
  private final Members members;
  private final Problems problems;
  private int total;

  TextReader(Source source, ReferenceResolver values, Problems problems) {
    this.source = source;
    this.expander = new Expander(values, problems);
    this.members = new Members(source, problems);
    this.problems = problems;
  }

  /**
   * The expression text that a node stands for; empty once a problem has been told.
   *
   * @param name what it is the value of, such as {@code else}
   */
  Optional<SourceText> read(String name, Node node) {
    if (node instanceof ScalarNode scalar) {
      return expression(name, scalar);
    }
    if (node instanceof MappingNode mapping) {
      NodeTuple text = members.read(mapping, List.of("text")).get("text");
      if (text != null) {
        return literal(text.getValueNode());
      }
      return mapping.getValue().isEmpty()
          ? fail(node, name + " has no text", "Write an expression, or {text: …}.")
          : Optional.empty();
    }
    return fail(node, name + " takes one text, not a list", "Write an expression, or {text: …}.");
  }

  /** The string expression for the literal text that a node holds. */
  Optional<SourceText> literal(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return fail(node, "text takes a single text", "For example {text: mx.example.org}.");
    }
    if (isNull(scalar)) {
      return fail(scalar, "text has no value", "For the empty text write {text: \"\"}.");
    }
    return expander
        .expand(ScalarText.of(source, scalar), false)
        .flatMap(this::quoted)
        .filter(text -> isWithinBounds(text, node));
  }

  private Optional<SourceText> expression(String name, ScalarNode scalar) {
    if (isNull(scalar)) {
      return fail(
          scalar,
          name + " has no value",
          "Write an expression; the bare word null is none. For text write {text: …}.");
    }
    return expander
        .expand(ScalarText.of(source, scalar), true)
        .filter(text -> isWithinBounds(text, scalar))
        .filter(text -> isNotEmpty(name, text, scalar));
  }

  private boolean isNotEmpty(String name, SourceText text, Node node) {
    if (text.text().isEmpty()) {
      fail(
          node,
          name + " is empty, which a server refuses",
          "For the empty text write {text: \"\"}, or \"''\" where only an expression can stand.");
    }
    return !text.text().isEmpty();
  }

  private boolean isWithinBounds(SourceText text, Node node) {
    total += text.text().length() + COST_OF_A_TEXT;
    if (total > TOTAL_LIMIT) {
      fail(node, "aliases and values make more than 4 MB of this file", "Write less into it.");
    }
    return total <= TOTAL_LIMIT;
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private Optional<SourceText> quoted(SourceText text) {
    Optional<String> quoted = StringLiterals.quote(text.text());
    if (quoted.isEmpty()) {
      problems.add(
          Problem.error(
              text.place(),
              text.sourceLine(0),
              "this text cannot be a string of the expression language",
              "It ends in a backslash, or has one before n, r or t, where the server would put a"
                  + " control character."));
    }
    return quoted.map(expression -> PlacedText.quoted(text, expression));
  }

  private Optional<SourceText> fail(Node node, String message, @Nullable String hint) {
    problems.add(source.error(node, message, hint));
    return Optional.empty();
  }
}
