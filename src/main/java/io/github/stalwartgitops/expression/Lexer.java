package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.regex.InvalidRegexException;
import io.github.stalwartgitops.expression.regex.Regex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens on demand ({@code docs/server.md}, expressions). The server reads UTF-8 bytes; a
 * character beyond ASCII matters only inside of strings, elsewhere its first byte is refused.
 */
final class Lexer {
  private final String text;
  private final Scope scope;
  private final List<Quirk> quirks = new ArrayList<>(0);
  private int at;
  private int[] opened = new int[4];
  private int open;
  private boolean minusIsUnary = true;
  private boolean bracketIsIndex;

  Lexer(String text, Scope scope) {
    this.text = text;
    this.scope = scope;
  }

  List<Quirk> quirks() {
    return quirks;
  }

  Token next() throws SyntaxException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isWord(c)) {
        return word();
      }
      if (c != ' ' && c != '\n' && c != '\r') {
        return symbol(c);
      }
      at++;
    }
    return end();
  }

  private Token end() throws SyntaxException {
    if (open > 0) {
      int unmatched = opened[open - 1];
      throw new SyntaxException(ExpressionError.Kind.UNMATCHED_OPEN, unmatched, unmatched + 1);
    }
    return new Token(Token.Type.END, null, at, at);
  }

  private Token symbol(char c) throws SyntaxException {
    int start = at++;
    return switch (c) {
      case '(' -> open(start);
      case ')' -> close(start);
      case '[' -> token(bracketIsIndex ? Token.Type.INDEX : Token.Type.ARRAY, null, start);
      case ']' -> token(Token.Type.CLOSE_BRACKET, null, start);
      case ',' -> token(Token.Type.COMMA, null, start);
      case '\'', '"' -> {
        at = start;
        yield token(Token.Type.OPERAND, new Instruction.Push(Value.of(string())), start);
      }
      case '}' -> closeBrace(start);
      case '-' ->
          minusIsUnary
              ? token(Token.Type.UNARY, UnaryOperator.MINUS, start)
              : token(Token.Type.BINARY, BinaryOperator.SUBTRACT, start);
      case '!' ->
          follows('=')
              ? token(Token.Type.BINARY, BinaryOperator.NOT_EQUAL, start)
              : token(Token.Type.UNARY, UnaryOperator.NOT, start);
      case '=' -> equality(start);
      default -> binary(c, start);
    };
  }

  private Token binary(char c, int start) throws SyntaxException {
    BinaryOperator operator =
        switch (c) {
          case '+' -> BinaryOperator.ADD;
          case '*' -> BinaryOperator.MULTIPLY;
          case '/' -> BinaryOperator.DIVIDE;
          case '^' -> BinaryOperator.XOR;
          case '<' -> follows('=') ? BinaryOperator.LESS_OR_EQUAL : BinaryOperator.LESS;
          case '>' -> follows('=') ? BinaryOperator.GREATER_OR_EQUAL : BinaryOperator.GREATER;
          case '&' -> doubled('&', BinaryOperator.AND);
          case '|' -> doubled('|', BinaryOperator.OR);
          default -> throw invalid(firstByte(start), start);
        };
    return token(Token.Type.BINARY, operator, start);
  }

  private BinaryOperator doubled(char c, BinaryOperator operator) {
    follows(c);
    return operator;
  }

  /** "=" takes the next byte with it, whatever it is. */
  private Token equality(int start) throws SyntaxException {
    char next = at < text.length() ? text.charAt(at) : '=';
    if (next >= 0x80) {
      throw invalid(secondByte(at), at);
    }
    at = Math.min(at + 1, text.length());
    if (next != '=' && next != '>' && next != '<') {
      quirks.add(new Quirk(Quirk.Kind.EATEN_CHARACTER, new Span(start, at - start)));
    }
    BinaryOperator operator =
        switch (next) {
          case '>' -> BinaryOperator.GREATER_OR_EQUAL;
          case '<' -> BinaryOperator.LESS_OR_EQUAL;
          default -> BinaryOperator.EQUAL;
        };
    return token(Token.Type.BINARY, operator, start);
  }

  private Token open(int start) {
    countOpen(start);
    return token(Token.Type.OPEN, null, start);
  }

  private void countOpen(int start) {
    if (open == opened.length) {
      opened = Arrays.copyOf(opened, open * 2);
    }
    opened[open++] = start;
  }

  private Token close(int start) throws SyntaxException {
    if (open == 0) {
      throw new SyntaxException(ExpressionError.Kind.UNMATCHED_CLOSE, start, at);
    }
    open--;
    return token(Token.Type.CLOSE, null, start);
  }

  private Token closeBrace(int start) throws SyntaxException {
    if (!text.substring(at).isBlank()) {
      quirks.add(new Quirk(Quirk.Kind.IGNORED_TEXT, new Span(start, text.length() - start)));
    }
    at = text.length();
    return end();
  }

  private Token word() throws SyntaxException {
    int start = at;
    boolean named = false;
    boolean numeric = false;
    boolean dotted = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '.') {
        dotted = true;
      } else if (!isWord(c)) {
        boolean continues =
            (c == ':' && dotted) || (c == '*' && at > start && text.charAt(at - 1) == '.');
        if (!continues) {
          break;
        }
      } else {
        named |= c > '9' || c == '$';
        numeric |= c <= '9' && c != '$';
      }
    }
    if (open > 0 && at == text.length()) {
      return end();
    }
    String word = text.substring(start, at);
    return named || !numeric ? named(word, start) : number(word, dotted, start);
  }

  private Token number(String word, boolean dotted, int start) throws SyntaxException {
    return token(Token.Type.OPERAND, WordResolver.number(word, dotted, start), start);
  }

  private Token named(String word, int start) throws SyntaxException {
    if (at < text.length() && text.charAt(at) == '(') {
      if (word.equals("matches")) {
        return matches(start);
      }
      if (word.equals("system")) {
        String name = name(ExpressionError.Kind.UNKNOWN_SYSTEM_NAME, Language.systemNames());
        return token(Token.Type.SPECIAL, new Instruction.LoadSystemName(name), start);
      }
      if (word.equals("metric")) {
        String name = name(ExpressionError.Kind.UNKNOWN_METRIC, Language.metrics());
        return token(Token.Type.SPECIAL, new Instruction.LoadMetric(name), start);
      }
    }
    Object meaning = WordResolver.named(word, scope, start);
    return meaning instanceof Signature
        ? token(Token.Type.FUNCTION, meaning, start)
        : token(Token.Type.OPERAND, meaning, start);
  }

  private String name(ExpressionError.Kind unknown, Collection<String> known)
      throws SyntaxException {
    int start = firstArgument();
    String name = string();
    if (!known.contains(name)) {
      throw new SyntaxException(unknown, start, at, name);
    }
    return name;
  }

  private Token matches(int start) throws SyntaxException {
    int patternStart = firstArgument();
    String pattern = string();
    Instruction match;
    try {
      match = new Instruction.Match(Regex.compile(pattern));
    } catch (InvalidRegexException e) {
      throw new SyntaxException(
          kind(e.reason()), patternStart, at, pattern, String.valueOf(e.getMessage()));
    }
    expect(',');
    return token(Token.Type.MATCHES, match, start);
  }

  private static ExpressionError.Kind kind(InvalidRegexException.Reason reason) {
    return switch (reason) {
      case SYNTAX -> ExpressionError.Kind.INVALID_REGEX;
      case LOOK_AROUND -> ExpressionError.Kind.REGEX_LOOK_AROUND;
      case BACKREFERENCE -> ExpressionError.Kind.REGEX_BACKREFERENCE;
      case UNSUPPORTED -> ExpressionError.Kind.UNSUPPORTED_REGEX;
    };
  }

  /** Goes to the quote of the literal that must follow the open parenthesis. */
  private int firstArgument() throws SyntaxException {
    countOpen(at++);
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '\'') {
      return at;
    }
    expect('"');
    return --at;
  }

  private void expect(char wanted) throws SyntaxException {
    skipBlanks();
    if (at == text.length()) {
      throw new SyntaxException(ExpressionError.Kind.UNEXPECTED_END, at, at);
    }
    if (text.charAt(at) != wanted) {
      throw new SyntaxException(
          wanted == ','
              ? ExpressionError.Kind.MISSING_SUBJECT
              : ExpressionError.Kind.MISSING_LITERAL,
          at,
          at + 1,
          Character.toString(firstByte(at)));
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The literal whose quote is next. */
  private String string() throws SyntaxException {
    int start = at++;
    char quote = text.charAt(start);
    boolean escaped = false;
    boolean controls = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote && !escaped) {
        String content = text.substring(start + 1, at++);
        return controls ? withControls(content) : content;
      }
      controls |= escaped && (c == 'n' || c == 'r' || c == 't');
      escaped = c == '\\';
    }
    throw new SyntaxException(ExpressionError.Kind.UNTERMINATED_STRING, start, at);
  }

  /** The backslash stays, what follows it becomes the control character. */
  private static String withControls(String content) {
    StringBuilder out = new StringBuilder(content.length());
    boolean escaped = false;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      out.append(
          escaped && c == 'n' ? '\n' : escaped && c == 'r' ? '\r' : escaped && c == 't' ? '\t' : c);
      escaped = c == '\\';
    }
    return out.toString();
  }

  private SyntaxException invalid(int leadingByte, int offset) {
    int end = Math.min(text.offsetByCodePoints(offset, 1), text.length());
    return new SyntaxException(
        ExpressionError.Kind.INVALID_CHARACTER, offset, end, Character.toString(leadingByte));
  }

  private int firstByte(int offset) {
    int c = text.codePointAt(offset);
    return c < 0x80 ? c : c < 0x800 ? 0xc0 | c >> 6 : c < 0x10000 ? 0xe0 | c >> 12 : 0xf0 | c >> 18;
  }

  private int secondByte(int offset) {
    int c = text.codePointAt(offset);
    return 0x80 | (0x3f & (c < 0x800 ? c : c < 0x10000 ? c >> 6 : c >> 12));
  }

  private Token token(Token.Type type, @Nullable Object meaning, int start) {
    minusIsUnary =
        type == Token.Type.OPEN
            || type == Token.Type.COMMA
            || type == Token.Type.BINARY
            || type == Token.Type.MATCHES;
    bracketIsIndex =
        type == Token.Type.CLOSE
            || type == Token.Type.CLOSE_BRACKET
            || meaning instanceof Instruction.LoadVariable;
    return new Token(type, meaning, start, at);
  }

  private boolean follows(char c) {
    boolean follows = at < text.length() && text.charAt(at) == c;
    at += follows ? 1 : 0;
    return follows;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == '.'
        || c == '$';
  }
}
