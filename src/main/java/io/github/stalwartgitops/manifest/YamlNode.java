package io.github.stalwartgitops.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * A node of a YAML document. An alias is the node that it names, so that a node may be found more
 * than once and may even contain itself.
 *
 * <p>SnakeYAML's own nodes hold two marks with line, column and buffer each; these take a third of
 * their memory, which counts in files with tens of thousands of rules.
 */
abstract sealed class YamlNode {
  private final int start;
  private int end;

  private YamlNode(int start, int end) {
    this.start = start;
    this.end = end;
  }

  /** Returns the UTF-16 index in the file where the node begins. */
  int start() {
    return start;
  }

  /** Returns the UTF-16 index in the file where the node ends (exclusive). */
  int end() {
    return end;
  }

  /** Sets the end of a collection, which is known after its children. */
  void endAt(int index) {
    this.end = index;
  }

  /** Returns whether it is a plain {@code null}, {@code ~} or nothing at all. */
  boolean isNull() {
    return false;
  }

  /** A scalar with its value, quotes and escapes resolved. */
  static final class Scalar extends YamlNode {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private final ScalarStyle style;
    private final String value;

    Scalar(int start, int end, ScalarStyle style, String value) {
      super(start, end);
      this.style = style;
      this.value = value;
    }

    ScalarStyle style() {
      return style;
    }

    String value() {
      return value;
    }

    @Override
    boolean isNull() {
      return style == ScalarStyle.PLAIN && NULLS.contains(value);
    }

    /** Returns whether it is the key of a YAML 1.1 merge. */
    boolean isMergeKey() {
      return style == ScalarStyle.PLAIN && value.equals("<<");
    }
  }

  /** A list. */
  static final class Sequence extends YamlNode {
    private final List<YamlNode> items = new ArrayList<>();

    Sequence(int start) {
      super(start, start);
    }

    List<YamlNode> items() {
      return items;
    }
  }

  /** A mapping with its members in the order of the file, merge keys not resolved. */
  static final class Mapping extends YamlNode {
    private final List<Member> members = new ArrayList<>();

    Mapping(int start) {
      super(start, start);
    }

    List<Member> members() {
      return members;
    }
  }

  /** A key of a mapping with its value. */
  record Member(YamlNode key, YamlNode value) {}
}
