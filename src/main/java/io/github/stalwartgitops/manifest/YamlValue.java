package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** A value in a YAML file. What is wrong with it is reported to the problems of the file. */
public final class YamlValue {
  private final YamlNode node;
  private final Context context;

  YamlValue(YamlNode node, Context context) {
    this.node = node;
    this.context = context;
  }

  /** What the values of a file share. */
  record Context(Source source, MembersReader members, Expander expander, Problems problems) {}

  /**
   * A member of a mapping.
   *
   * @param name its key
   * @param key the key in the file
   * @param value its value
   */
  public record Member(String name, YamlValue key, YamlValue value) {}

  /** Returns whether this is a text, a number and the like. */
  public boolean isScalar() {
    return node instanceof YamlNode.Scalar;
  }

  /** Returns whether this is a list. */
  public boolean isList() {
    return node instanceof YamlNode.Sequence;
  }

  /** Returns whether this is a mapping. */
  public boolean isMapping() {
    return node instanceof YamlNode.Mapping;
  }

  /** Returns whether this is {@code null}, {@code ~} or nothing at all. */
  public boolean isNull() {
    return node.isNull();
  }

  /** Returns whether this is a scalar without quotes. */
  public boolean isPlain() {
    return node instanceof YamlNode.Scalar scalar && scalar.style() == ScalarStyle.PLAIN;
  }

  /** Returns the text of a scalar with its references resolved; empty after an error. */
  public Optional<String> text() {
    return node instanceof YamlNode.Scalar scalar
        ? context
            .expander()
            .expand(SourceText.of(context.source(), scalar), false)
            .map(SourceText::text)
        : Optional.empty();
  }

  /** Returns the elements of a list; none if this is not a list. */
  public List<YamlValue> items() {
    return node instanceof YamlNode.Sequence list
        ? list.items().stream().map(this::child).toList()
        : List.of();
  }

  /** Returns the members of a mapping, each name once, in the order of the file. */
  public Map<String, Member> members() {
    return node instanceof YamlNode.Mapping mapping
        ? members(context.members().readUnique(mapping))
        : Map.of();
  }

  /** Returns the members with known names; others are reported and left out. */
  public Map<String, Member> members(Collection<String> known) {
    return node instanceof YamlNode.Mapping mapping
        ? members(context.members().read(mapping, known))
        : Map.of();
  }

  private Map<String, Member> members(Members members) {
    Map<String, Member> byName = new LinkedHashMap<>();
    members
        .byName()
        .forEach(
            (name, member) ->
                byName.put(name, new Member(name, child(member.key()), child(member.value()))));
    return byName;
  }

  private YamlValue child(YamlNode child) {
    return new YamlValue(child, context);
  }

  /** Returns the place in the file. */
  public Place place() {
    return context.source().place(node);
  }

  /** Returns the line of the file where the value begins, or null if it is very long. */
  public @Nullable String sourceLine() {
    return context.source().sourceLine(node.start());
  }

  /** Reports an error here. */
  public void fail(String message, @Nullable String hint) {
    context.problems().add(Problem.error(place(), sourceLine(), message, hint));
  }
}
