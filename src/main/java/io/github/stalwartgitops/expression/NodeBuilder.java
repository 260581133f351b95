package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads a program back into a tree, by running it with nodes in place of values. */
final class NodeBuilder {
  private final Program program;
  private final Node[] nodes;
  private final List<Node> stack = new ArrayList<>();
  private final List<Quirk> quirks;

  private NodeBuilder(Program program) {
    this.program = program;
    nodes = new Node[program.instructions().length];
    quirks = new ArrayList<>(program.quirks());
  }

  static ParsedPart part(Part part, String text, Program program) {
    NodeBuilder builder = new NodeBuilder(program).built();
    int last = builder.stack.size() - 1;
    List<Node> dropped = last < 0 ? List.of() : builder.stack.subList(0, last);
    dropped.forEach(node -> builder.quirks.add(new Quirk(Quirk.Kind.DROPPED_VALUE, node.span())));
    builder.quirks.sort(java.util.Comparator.comparingInt(quirk -> quirk.span().offset()));
    Node root = last < 0 ? null : builder.stack.get(last);
    return new ParsedPart(
        part,
        text,
        root,
        dropped,
        builder.quirks,
        root == null ? ValueType.UNKNOWN : TypeInference.of(root));
  }

  /** The node of each instruction; a jump has none, and the array null there. */
  static Node[] nodes(Program program) {
    return new NodeBuilder(program).built().nodes;
  }

  private NodeBuilder built() {
    for (int i = 0; i < nodes.length; i++) {
      Instruction instruction = program.instructions()[i];
      if (!(instruction instanceof Instruction.Jump)) {
        List<Node> operands = take(instruction.operands(), i);
        Span span = program.extent(i);
        for (Node operand : operands) {
          span = operand instanceof Node.Missing ? span : span.to(operand.span());
        }
        nodes[i] = node(instruction, program.token(i), operands, span);
        stack.add(nodes[i]);
      }
    }
    return this;
  }

  private List<Node> take(int count, int instruction) {
    int from = Math.max(0, stack.size() - count);
    List<Node> taken = stack.subList(from, stack.size());
    Node[] operands = new Node[count];
    Span token = program.token(instruction);
    Arrays.fill(operands, new Node.Missing(new Span(token.offset(), 0)));
    for (int i = 0; i < taken.size(); i++) {
      operands[count - taken.size() + i] = taken.get(i);
    }
    if (taken.size() < count) {
      quirks.add(new Quirk(Quirk.Kind.MISSING_OPERAND, token));
    }
    taken.clear();
    return Arrays.asList(operands);
  }

  private static Node node(Instruction instruction, Span token, List<Node> operands, Span span) {
    if (instruction instanceof Instruction.Unary unary) {
      return new Node.Unary(unary.operator(), token, operands.get(0), span);
    }
    if (instruction instanceof Instruction.Binary binary) {
      return new Node.Binary(binary.operator(), token, operands.get(0), operands.get(1), span);
    }
    if (instruction instanceof Instruction.Index) {
      return new Node.Index(operands.get(0), operands.get(1), span);
    }
    if (instruction instanceof Instruction.BuildArray) {
      return new Node.ArrayOf(operands, span);
    }
    if (instruction instanceof Instruction.Match match) {
      return new Node.Matches(match.regex().source(), token, operands.get(0), span);
    }
    return operands.isEmpty() && !(instruction instanceof Instruction.Call)
        ? leaf(instruction, span)
        : new Node.Call(((Instruction.Call) instruction).signature(), token, operands, span);
  }

  private static Node leaf(Instruction instruction, Span span) {
    if (instruction instanceof Instruction.Push push) {
      return new Node.Literal(push.value(), span);
    }
    if (instruction instanceof Instruction.LoadVariable variable) {
      return new Node.Variable(variable.name(), span);
    }
    if (instruction instanceof Instruction.LoadCapture capture) {
      return new Node.Capture(capture.group(), span);
    }
    if (instruction instanceof Instruction.LoadGlobal global) {
      return new Node.Global(global.name(), span);
    }
    if (instruction instanceof Instruction.LoadSystemName system) {
      return new Node.SystemName(system.name(), span);
    }
    return new Node.Metric(((Instruction.LoadMetric) instruction).name(), span);
  }
}
