package io.github.stalwartgitops.expression;

import java.util.List;

/**
 * Why one text of an expression does not compile.
 *
 * @param part the text that is wrong
 * @param kind what is wrong
 * @param arguments what {@link #message()} names, in its order and as written in the text
 * @param offset where the error begins, in UTF-16 units of the part's text
 * @param length how many UTF-16 units it covers; 0 where something is missing
 */
public record ExpressionError(
    Part part, Kind kind, List<String> arguments, int offset, int length) {
  public ExpressionError {
    arguments = List.copyOf(arguments);
  }

  /**
   * What can be wrong, with the server's message. An argument between quotes is escaped for them.
   */
  public enum Kind {
    EMPTY_BLOCK("All 'if' and 'then' blocks must be non-empty"),
    INVALID_CHARACTER("Invalid character '%s'"),
    UNTERMINATED_STRING("Unterminated string"),
    INVALID_INTEGER("Invalid integer value %s"),
    INVALID_FLOAT("Invalid float value %s"),
    UNKNOWN_NAME("Invalid variable or constant \"%s\""),
    VARIABLE_NOT_ALLOWED("Variable \"%s\" not allowed in this context"),
    CONSTANT_NOT_ALLOWED("Constant \"%s\" not allowed in this context"),
    UNKNOWN_SYSTEM_NAME("Invalid system variable name \"%s\""),
    UNKNOWN_METRIC("Invalid metric name \"%s\""),
    /** The argument of {@code matches}, {@code system} or {@code metric} is not a literal. */
    MISSING_LITERAL("Expected '\"', found invalid character '%s'"),
    /** The pattern of {@code matches} has no comma after it. */
    MISSING_SUBJECT("Expected ',', found invalid character '%s'"),
    UNEXPECTED_END("Unexpected end of expression"),
    INVALID_REGEX("Invalid regular expression \"%s\": %s"),
    REGEX_LOOK_AROUND("Invalid regular expression \"%s\": %s"),
    REGEX_BACKREFERENCE("Invalid regular expression \"%s\": %s"),
    /** The server accepts the pattern; it cannot be evaluated here. */
    UNSUPPORTED_REGEX("Invalid regular expression \"%s\": %s"),
    WRONG_ARGUMENT_COUNT("Expression function \"%s\" expected %s arguments, got %s"),
    MATCHES_ARGUMENT_COUNT("Expression function \"matches\" expected 2 arguments"),
    /** {@code system} or {@code metric} has something besides its literal. */
    LITERAL_ARGUMENT_COUNT("Expression function expected 1 argument"),
    ARRAY_ELEMENT_COUNT("Expression function \"array\" expected %s arguments, got %s"),
    MISSING_INDEX("Missing array index"),
    UNMATCHED_OPEN("Unmatched open parenthesis"),
    UNMATCHED_CLOSE("Unmatched close parenthesis"),
    MISMATCHED("Mismatched parentheses"),
    /** A function name without a call, or a bracket that is not closed. */
    INCOMPLETE("Invalid token on the operator stack"),
    /** A limit that the server does not have. */
    TOO_LONG("The expression is longer than %s characters"),
    /** A limit that the server does not have. */
    TOO_DEEP("The expression is nested deeper than %s levels"),
    /** A limit that the server does not have. */
    TOO_MANY_VALUES("The expression has more than %s values and operators");

    private final String template;

    Kind(String template) {
      this.template = template;
    }

    /** Whether the server refuses such a text, too. */
    public boolean isServerError() {
      return switch (this) {
        case UNSUPPORTED_REGEX, TOO_LONG, TOO_DEEP, TOO_MANY_VALUES -> false;
        default -> true;
      };
    }
  }

  /** Returns the server's message without the prefix that names the part. */
  public String message() {
    StringBuilder out = new StringBuilder();
    String template = kind.template;
    int copied = 0;
    for (String argument : arguments) {
      int at = template.indexOf("%s", copied);
      out.append(template, copied, at);
      char before = template.charAt(at - 1);
      if (before == '"' || before == '\'') {
        DebugText.append(out, argument, before);
      } else {
        out.append(argument);
      }
      copied = at + 2;
    }
    return out.append(template, copied, template.length()).toString();
  }

  /** Returns the server's whole message: a prefix names the part, conditions count from 1. */
  public String serverMessage() {
    if (kind == Kind.EMPTY_BLOCK) {
      return message();
    }
    String of = part.kind() == Part.Kind.ELSE ? "" : " in condition #" + (part.rule() + 1);
    return "Error parsing '" + part.kind().key() + "' expression" + of + ": " + message();
  }

  /** Returns the same error in another text. */
  public ExpressionError in(Part other) {
    return new ExpressionError(other, kind, arguments, offset, length);
  }
}
