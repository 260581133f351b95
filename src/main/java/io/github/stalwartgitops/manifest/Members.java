package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.Collection;
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

/** Reads the members of YAML mappings by name. */
final class Members {
  private static final int LONGEST_NAME_SHOWN = 60;

  private final Source source;
  private final Problems problems;

  Members(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Returns all members in the order of the file; a duplicate is reported and left out. */
  Map<String, NodeTuple> read(MappingNode mapping) {
    Map<String, NodeTuple> members = new LinkedHashMap<>();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            source.error(
                member.getKeyNode(), "expected a name before the colon", "Write a single word."));
      } else if (key.getValue().equals("<<")) {
        problems.add(
            source.error(key, "YAML merge keys (<<) are not supported", "Write the keys out."));
      } else {
        NodeTuple first = members.putIfAbsent(key.getValue(), member);
        if (first != null) {
          reportDuplicate(key, first.getKeyNode());
        }
      }
    }
    return members;
  }

  /** Returns the members with known names; others are reported and left out. */
  Map<String, NodeTuple> read(MappingNode mapping, List<String> known) {
    Map<String, NodeTuple> members = read(mapping);
    members.forEach(
        (name, member) -> {
          if (!known.contains(name)) {
            problems.add(
                source.error(
                    member.getKeyNode(), "unknown key " + shorten(name), suggest(name, known)));
          }
        });
    members.keySet().retainAll(known);
    return members;
  }

  /** Returns the names of lints in an {@code ignore} member, one or a list; none without it. */
  Set<String> lintNames(@Nullable NodeTuple ignore) {
    if (ignore == null) {
      return Set.of();
    }
    Node value = ignore.getValueNode();
    List<Node> nodes = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    Set<String> names = new LinkedHashSet<>();
    for (Node node : nodes) {
      if (node instanceof ScalarNode name && !TextReader.isNull(name)) {
        names.add(name.getValue());
      } else {
        problems.add(
            source.error(
                node,
                "ignore expects names of lints",
                "Each warning shows its name in [ ], such as [equals-eats-character]."));
      }
    }
    return names;
  }

  /** Returns the hint for an unknown name: the nearest known one, and all of them if few. */
  static String suggest(String name, Collection<String> known) {
    Optional<String> nearest = Suggestion.nearest(name, known);
    String all = known.size() > 12 ? "" : "Here: " + String.join(", ", known) + ".";
    return nearest.map(n -> ("Did you mean " + n + "? " + all).strip()).orElse(all);
  }

  /** Returns a name from a file for a message, cut if it is very long. */
  static String shorten(String name) {
    return name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "…";
  }

  private void reportDuplicate(ScalarNode key, Node first) {
    problems.add(
        source.error(
            key,
            "duplicate key " + shorten(key.getValue()) + ", first at " + source.place(first),
            "Keep one of them."));
  }
}
