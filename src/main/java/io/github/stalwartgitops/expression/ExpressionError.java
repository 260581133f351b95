package io.github.stalwartgitops.expression;

/**
 * Why one text of an expression does not compile.
 *
 * @param part the text that is wrong
 * @param message the server's words without the prefix that names the part
 * @param offset where the fault begins, in UTF-16 units of the part's text
 * @param length how many UTF-16 units it covers; 0 where something is missing
 */
public record ExpressionError(Part part, String message, int offset, int length) {
  static final String EMPTY_BLOCK = "All 'if' and 'then' blocks must be non-empty";

  /** The server's whole sentence: a prefix names the part, conditions count from 1. */
  public String serverMessage() {
    if (message.equals(EMPTY_BLOCK)) {
      return message;
    }
    return switch (part.kind()) {
      case ELSE -> "Error parsing 'else' expression: " + message;
      case IF ->
          "Error parsing 'if' expression in condition #" + (part.rule() + 1) + ": " + message;
      case THEN ->
          "Error parsing 'then' expression in condition #" + (part.rule() + 1) + ": " + message;
    };
  }
}
