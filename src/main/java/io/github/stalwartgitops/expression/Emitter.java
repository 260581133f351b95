package io.github.stalwartgitops.expression;

import java.util.Arrays;
import java.util.List;

/** Collects the instructions of a program with their places. */
final class Emitter {
  private Instruction[] instructions = new Instruction[8];
  private int[] places = new int[32];
  private int size;
  private int depth;

  void emit(Instruction instruction, Token token) throws SyntaxException {
    emit(instruction, token.start(), token.end(), token.start(), token.end());
  }

  void emit(Instruction instruction, int start, int end, int from, int to) throws SyntaxException {
    if (size == instructions.length) {
      ExpressionLimits.checkInstructions(size, start, end);
      instructions = Arrays.copyOf(instructions, size * 2);
      places = Arrays.copyOf(places, size * 8);
    }
    int at = size * 4;
    places[at] = start;
    places[at + 1] = end;
    places[at + 2] = from;
    places[at + 3] = to;
    instructions[size++] = instruction;
    depth += instruction.operands() == 0 ? 1 : 0;
  }

  /** Leaves room for a jump whose target is not known yet. */
  int emitJump(boolean when, Token token) throws SyntaxException {
    emit(new Instruction.Jump(when, 0), token);
    depth--;
    return size - 1;
  }

  void land(int jump) {
    Instruction.Jump open = (Instruction.Jump) instructions[jump];
    instructions[jump] = new Instruction.Jump(open.when(), size);
  }

  /** The parentheses around what the last instruction gives belong to it. */
  void widen(int from, int to) {
    if (size > 0) {
      int at = (size - 1) * 4;
      places[at + 2] = Math.min(places[at + 2], from);
      places[at + 3] = Math.max(places[at + 3], to);
    }
  }

  Program program(List<Quirk> quirks) {
    return new Program(Arrays.copyOf(instructions, size), places, Math.max(depth, 1), quirks);
  }
}
