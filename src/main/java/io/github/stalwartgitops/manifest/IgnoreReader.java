package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the names of lints to silence, one or a list. */
final class IgnoreReader {
  private final Source source;
  private final Problems problems;

  IgnoreReader(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The names in an {@code ignore} member; none without it. */
  Set<String> read(@Nullable NodeTuple ignore) {
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
                "ignore takes the names of lints",
                "They stand in [ ] behind each warning, such as [equals-eats-character]."));
      }
    }
    return names;
  }
}
