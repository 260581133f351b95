package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled text: the nodes of its tree in the order in which a stack machine evaluates them, with
 * jumps between.
 */
final class Program {
  /** What a blank text compiles to. */
  static final Program NOTHING = new Program(new Instruction[0], new Node[0], 1, List.of());

  private final Instruction[] instructions;
  private final Node[] results;
  private final int depth;
  private final List<Quirk> quirks;

  /**
   * @param instructions the steps; empty for a text that compiles to nothing
   * @param results the nodes that no other node takes
   * @param depth how many values are on the stack at once; more where jumps leave some there
   * @param quirks what the server accepts in silence
   */
  Program(Instruction[] instructions, Node[] results, int depth, List<Quirk> quirks) {
    this.instructions = instructions;
    this.results = results;
    this.depth = depth;
    this.quirks = quirks;
  }

  int size() {
    return instructions.length;
  }

  Instruction instruction(int at) {
    return instructions[at];
  }

  int depth() {
    return depth;
  }

  /** Returns the text as a part of its field. */
  ParsedPart part(Part part, String text) {
    int last = results.length - 1;
    Node root = last < 0 ? null : results[last];
    List<Node> dropped = last < 0 ? List.of() : List.of(results).subList(0, last);
    List<Quirk> all = new ArrayList<>(quirks);
    for (Node node : dropped) {
      all.add(new Quirk(Quirk.Kind.DROPPED_VALUE, node.span()));
    }
    all.sort(Comparator.comparingInt(quirk -> quirk.span().offset()));
    return new ParsedPart(part, text, root, dropped, all, type(root));
  }

  private static ValueType type(@Nullable Node root) {
    return root == null ? ValueType.UNKNOWN : TypeInference.of(root);
  }
}
