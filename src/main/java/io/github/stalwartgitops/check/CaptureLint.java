package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import java.util.List;
import java.util.stream.Stream;

/** Finds captures that no matches can have filled, in the order of evaluation. */
final class CaptureLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    Stream.Builder<Finding> findings = Stream.builder();
    boolean matched = field.compiled().isEmpty();
    for (ParsedPart part : field.parts()) {
      List<Node> nodes = part.nodes();
      int first = firstMatch(nodes);
      boolean before = matched;
      nodes.stream()
          .filter(Node.Capture.class::isInstance)
          .map(Node.Capture.class::cast)
          .filter(capture -> !before && capture.span().offset() < first)
          .forEach(capture -> findings.add(finding(part, capture)));
      matched |= first < Integer.MAX_VALUE && isCondition(part);
    }
    return findings.build();
  }

  /** A matches in a then fills nothing for later texts: the then is evaluated last. */
  private static boolean isCondition(ParsedPart part) {
    return part.part().kind() == Part.Kind.IF;
  }

  private static int firstMatch(List<Node> nodes) {
    return nodes.stream()
        .filter(Node.Matches.class::isInstance)
        .mapToInt(node -> node.span().offset())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private static Finding finding(ParsedPart part, Node.Capture capture) {
    return new Finding(
        Lint.CAPTURE_WITHOUT_MATCHES,
        part.part(),
        capture.span(),
        "$" + capture.group() + " is empty here: no matches runs before it");
  }
}
