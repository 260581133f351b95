package io.github.stalwartgitops.expression;

import java.util.List;

/**
 * An expression text as postfix instructions.
 *
 * @param instructions the steps; empty for a text that compiles to nothing
 * @param places four offsets for each instruction: its token from and to, and from and to with the
 *     brackets that belong to it
 * @param depth the most values that can be on the stack at once
 * @param quirks what the lexer forgave
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never shown outside of the package
record Program(Instruction[] instructions, int[] places, int depth, List<Quirk> quirks) {
  Span token(int instruction) {
    return span(instruction * 4);
  }

  Span extent(int instruction) {
    return span(instruction * 4 + 2);
  }

  boolean isEmpty() {
    return instructions.length == 0;
  }

  private Span span(int at) {
    return new Span(places[at], places[at + 1] - places[at]);
  }
}
