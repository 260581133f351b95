package io.github.stalwartgitops.manifest;

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

  TextReader(Source source, Values values, Problems problems) {
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
      return Optional.ofNullable(members.read(mapping, List.of("text")).get("text"))
          .map(NodeTuple::getValueNode)
          .flatMap(this::literal);
    }
    return fail(node, name + " takes one text, not a list", null);
  }

  /** The string expression for the literal text that a node holds. */
  Optional<SourceText> literal(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return fail(node, "text takes a plain text", null);
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
    String literal = text.text();
    char quote = literal.indexOf('\'') >= 0 ? '"' : '\'';
    if (literal.indexOf(quote) >= 0 || Expander.changesAfterBackslash(literal)) {
      problems.add(
          Problem.error(
              text.place(),
              text.sourceLine(0),
              "this text cannot be a string of the expression language",
              "It holds both kinds of quotes, or a backslash at its end or before n, r or t."));
      return Optional.empty();
    }
    PlacedText out = new PlacedText();
    out.add(String.valueOf(quote), text.start(0), text.end(0));
    for (int i = 0; i < literal.length(); i++) {
      out.add(text, i);
    }
    int last = Math.max(0, literal.length() - 1);
    out.add(String.valueOf(quote), text.start(last), text.end(last));
    return Optional.of(out.build(text, SourceText.Style.TEXT));
  }

  private Optional<SourceText> fail(Node node, String message, @Nullable String mend) {
    problems.add(source.error(node, message, mend));
    return Optional.empty();
  }
}
