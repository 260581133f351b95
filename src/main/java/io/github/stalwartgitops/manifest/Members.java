package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The members of YAML mappings by name, once each. */
final class Members {
  private static final int LONGEST_NAME_SHOWN = 60;

  private final Source source;
  private final Problems problems;

  Members(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** All members in the order of the file; of two with one name the first, and a problem. */
  Map<String, NodeTuple> read(MappingNode mapping) {
    Map<String, NodeTuple> members = new LinkedHashMap<>();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            source.error(
                member.getKeyNode(), "a name is expected before the colon", "Write one word."));
      } else if (key.getValue().equals("<<")) {
        problems.add(
            source.error(key, "YAML merge keys (<<) have no meaning here", "Write it out."));
      } else {
        NodeTuple first = members.putIfAbsent(key.getValue(), member);
        if (first != null) {
          duplicate(key, first.getKeyNode());
        }
      }
    }
    return members;
  }

  /** All members; those that are not among the known names are told and left out. */
  Map<String, NodeTuple> read(MappingNode mapping, List<String> known) {
    Map<String, NodeTuple> members = read(mapping);
    members.forEach(
        (name, member) -> {
          if (!known.contains(name)) {
            Node key = member.getKeyNode();
            problems.add(
                source.error(key, shown(name) + " has no meaning here", suggest(name, known)));
          }
        });
    members.keySet().retainAll(known);
    return members;
  }

  /** The hint for an unknown name: the nearest of the known ones, and all of them if few. */
  static String suggest(String name, Collection<String> known) {
    Optional<String> nearest = Suggestion.nearest(name, known);
    String all = known.size() > 12 ? "" : "Here: " + String.join(", ", known) + ".";
    return nearest.map(n -> ("Did you mean " + n + "? " + all).strip()).orElse(all);
  }

  /** A name from a file, cut if it is very long. */
  static String shown(String name) {
    return name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "…";
  }

  private void duplicate(ScalarNode key, Node first) {
    problems.add(
        source.error(
            key,
            shown(key.getValue()) + " stands twice, first at " + source.place(first),
            "Keep one of them."));
  }
}
