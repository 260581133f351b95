package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expression texts of one file: scalars, and literal text in {@code {text: …}}. Methods
 * return empty after they reported an error.
 */
final class TextReader {
  /** How much aliases and substitutions may add to the texts of one file, in UTF-16 units. */
  private static final int MAX_ADDED = 4_000_000;

  /**
   * Counted for each text in addition to its length, so that many short texts reach the limit, too.
   */
  private static final int COST_OF_A_TEXT = 64;

  private final Source source;
  private final Expander expander;
  private final MembersReader membersReader;
  private final Problems problems;
  private final long limit;
  private long total;

  /**
   * @param scalars how many scalars the file has
   */
  TextReader(
      Source source,
      ReferenceResolver references,
      MembersReader membersReader,
      Problems problems,
      int scalars) {
    this.source = source;
    this.expander = new Expander(references, problems);
    this.membersReader = membersReader;
    this.problems = problems;
    this.limit = source.text().length() + (long) COST_OF_A_TEXT * scalars + MAX_ADDED;
  }

  /**
   * Returns the expression text of a scalar, or of {@code {text: …}}.
   *
   * @param name the key of the node, such as {@code else}
   */
  Optional<SourceText> read(String name, YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar) {
      return expression(name, scalar);
    }
    String hint = "Write an expression, or {text: …}.";
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return fail(node, name + " expects one expression, not a list", hint);
    }
    if (mapping.members().isEmpty()) {
      return fail(node, name + " is an empty mapping", hint);
    }
    YamlNode.Member text = membersReader.read(mapping, List.of("text")).get("text");
    // Without text there are only unknown keys, which have been reported.
    return text == null ? Optional.empty() : literal(text.value());
  }

  /** Returns the string expression for literal text. */
  Optional<SourceText> literal(YamlNode node) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return fail(node, "text expects a single text", "For example {text: mx.example.org}.");
    }
    if (scalar.isNull()) {
      return fail(scalar, "text has no value", "For the empty text write {text: \"\"}.");
    }
    Optional<SourceText> text = expander.expand(SourceText.of(source, scalar), false);
    return text.flatMap(this::quote).filter(quoted -> isWithinLimit(quoted, node));
  }

  private Optional<SourceText> expression(String name, YamlNode.Scalar scalar) {
    if (scalar.isNull()) {
      return fail(
          scalar,
          name + " has no value",
          "Write an expression; a bare null is not one. For literal text write {text: …}.");
    }
    Optional<SourceText> text =
        expander
            .expand(SourceText.of(source, scalar), true)
            .filter(expanded -> isWithinLimit(expanded, scalar));
    if (text.isPresent() && text.get().text().isEmpty()) {
      return fail(
          scalar,
          name + " is empty, and a server rejects empty expressions",
          "For the empty text write {text: \"\"}, or \"''\" where only an expression is allowed.");
    }
    return text;
  }

  private boolean isWithinLimit(SourceText text, YamlNode node) {
    total += text.text().length() + COST_OF_A_TEXT;
    if (total > limit) {
      fail(
          node,
          "aliases and substitutions expand to more than 4 MB",
          "Use fewer or shorter texts in this file.");
    }
    return total <= limit;
  }

  private Optional<SourceText> quote(SourceText text) {
    Optional<String> expression = StringLiterals.quote(text.text());
    if (expression.isEmpty()) {
      problems.add(
          Problem.error(
              text.place(),
              text.sourceLine(0),
              "this text cannot be written as a string of the expression language",
              "It ends in a backslash, or has one before n, r or t, which a server turns into a"
                  + " control character."));
      return Optional.empty();
    }
    return Optional.of(SourceTextBuilder.quoted(text, expression.get()));
  }

  private Optional<SourceText> fail(YamlNode node, String message, @Nullable String hint) {
    problems.add(source.error(node, message, hint));
    return Optional.empty();
  }
}
