package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.ExpressionError.Kind;
import io.github.stalwartgitops.expression.regex.InvalidRegexException;
import io.github.stalwartgitops.expression.regex.Regex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one token after the other, on demand, so that the first error of lexer or parser is the one
 * reported ({@code docs/server.md}, expressions).
 *
 * <p>The server reads UTF-8 bytes. A character beyond ASCII matters only inside strings; elsewhere
 * its first byte is refused, so that UTF-16 units do as well.
 */
final class Lexer {
  /** The kinds of tokens. */
  enum Token {
    /** A literal, constant, variable, capture or duration: {@link #node()}. */
    OPERAND,
    /** The name of an ordinary function: {@link #function()}. */
    FUNCTION,
    /** {@code matches(}, its pattern and the comma: {@link #regex()}. */
    MATCHES,
    /** {@code system(} or {@code metric(} and the name: {@link #node()}. */
    NAMED,
    OPEN,
    CLOSE,
    /** A bracket that opens an array. */
    ARRAY,
    /** A bracket that opens an index. */
    INDEX,
    CLOSE_BRACKET,
    COMMA,
    NOT,
    MINUS,
    /** An operator between two operands: {@link #operator()}. */
    BINARY,
    END
  }

  private final Scope scope;
  private final List<Quirk> quirks = new ArrayList<>(0);
  private String text = "";
  private int at;
  private int[] opened = new int[4];
  private int open;
  private boolean minusIsUnary;
  private boolean bracketIsIndex;

  // The last token: where it begins, and by its kind one of the others.
  private int start;
  private @Nullable Node node;
  private @Nullable Signature function;
  private @Nullable Regex regex;
  private @Nullable BinaryOperator operator;

  /** The quote of the literal that matches, system or metric was given. */
  private int literalStart;

  Lexer(Scope scope) {
    this.scope = scope;
  }

  /** Begins with a text. */
  void begin(String newText) {
    text = newText;
    at = 0;
    open = 0;
    minusIsUnary = true;
    bracketIsIndex = false;
    quirks.clear();
  }

  /** Returns what the server silently accepts, in the part that has been read. */
  List<Quirk> quirks() {
    return quirks;
  }

  LanguageVersion language() {
    return scope.language();
  }

  int start() {
    return start;
  }

  int end() {
    return at;
  }

  Node node() {
    return Objects.requireNonNull(node);
  }

  Signature function() {
    return Objects.requireNonNull(function);
  }

  Regex regex() {
    return Objects.requireNonNull(regex);
  }

  BinaryOperator operator() {
    return Objects.requireNonNull(operator);
  }

  /** Reads the next token. */
  Token next() throws SyntaxException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isWord(c)) {
        return read(word());
      }
      if (c != ' ' && c != '\n' && c != '\r') {
        start = at++;
        return read(symbol(c));
      }
      at++;
    }
    return finish();
  }

  /** Remembers what the meaning of the next {@code -} and {@code [} depends on. */
  private Token read(Token token) {
    // The literal of matches, system and metric is gone, so a minus after it is like one after "(".
    minusIsUnary =
        switch (token) {
          case OPEN, COMMA, BINARY, MATCHES, NAMED -> true;
          default -> false;
        };
    bracketIsIndex =
        token == Token.CLOSE
            || token == Token.CLOSE_BRACKET
            || (token == Token.OPERAND && node instanceof Node.Variable);
    return token;
  }

  private Token finish() throws SyntaxException {
    start = at;
    if (open > 0) {
      int unmatched = opened[open - 1];
      throw new SyntaxException(Kind.UNMATCHED_OPEN, unmatched, unmatched + 1);
    }
    return Token.END;
  }

  private Token symbol(char c) throws SyntaxException {
    return switch (c) {
      case '(' -> {
        countOpen(start);
        yield Token.OPEN;
      }
      case ')' -> {
        if (open == 0) {
          throw new SyntaxException(Kind.UNMATCHED_CLOSE, start, at);
        }
        open--;
        yield Token.CLOSE;
      }
      case '[' -> bracketIsIndex ? Token.INDEX : Token.ARRAY;
      case ']' -> Token.CLOSE_BRACKET;
      case ',' -> Token.COMMA;
      case '\'', '"' -> {
        at = start;
        String value = string();
        yield operand(new Node.Literal(Value.of(value), start, at));
      }
      case '}' -> closeBrace();
      case '-' -> minusIsUnary ? Token.MINUS : binary(BinaryOperator.SUBTRACT);
      case '!' -> skip('=') ? binary(BinaryOperator.NOT_EQUAL) : Token.NOT;
      case '=' -> equality();
      case '+' -> binary(BinaryOperator.ADD);
      case '*' -> binary(BinaryOperator.MULTIPLY);
      case '/' -> binary(BinaryOperator.DIVIDE);
      case '^' -> binary(BinaryOperator.XOR);
      case '<' -> binary(skip('=') ? BinaryOperator.LESS_OR_EQUAL : BinaryOperator.LESS);
      case '>' -> binary(skip('=') ? BinaryOperator.GREATER_OR_EQUAL : BinaryOperator.GREATER);
      case '&' -> {
        skip('&');
        yield binary(BinaryOperator.AND);
      }
      case '|' -> {
        skip('|');
        yield binary(BinaryOperator.OR);
      }
      default -> throw invalid(firstByte(start), start);
    };
  }

  private void countOpen(int offset) {
    if (open == opened.length) {
      opened = Arrays.copyOf(opened, open * 2);
    }
    opened[open++] = offset;
  }

  private Token operand(Node read) {
    node = read;
    return Token.OPERAND;
  }

  private Token binary(BinaryOperator read) {
    operator = read;
    return Token.BINARY;
  }

  /** Before 1.0, {@code =} consumes the next byte, whatever it is. */
  private Token equality() throws SyntaxException {
    if (!scope.language().equalsTakesCharacter()) {
      return plainEquality();
    }
    char next = at < text.length() ? text.charAt(at) : '=';
    if (next >= 0x80) {
      // The first byte of the character is consumed, the second one is what the server sees.
      throw invalid(secondByte(at), at);
    }
    at = Math.min(at + 1, text.length());
    if (next != '=' && next != '>' && next != '<') {
      quirks.add(new Quirk(Quirk.Kind.EATEN_CHARACTER, new Span(start, at - start)));
    }
    return binary(
        switch (next) {
          case '>' -> BinaryOperator.GREATER_OR_EQUAL;
          case '<' -> BinaryOperator.LESS_OR_EQUAL;
          default -> BinaryOperator.EQUAL;
        });
  }

  private Token plainEquality() {
    if (skip('>')) {
      return binary(BinaryOperator.GREATER_OR_EQUAL);
    }
    if (skip('<')) {
      return binary(BinaryOperator.LESS_OR_EQUAL);
    }
    skip('=');
    return binary(BinaryOperator.EQUAL);
  }

  /** A closing brace ends the text: nothing after it is read. */
  private Token closeBrace() throws SyntaxException {
    if (!text.substring(at).isBlank()) {
      quirks.add(new Quirk(Quirk.Kind.IGNORED_TEXT, new Span(start, text.length() - start)));
    }
    at = text.length();
    return finish();
  }

  private Token word() throws SyntaxException {
    start = at;
    boolean named = false;
    boolean numeric = false;
    boolean dotted = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '.') {
        dotted = true;
      } else if (isWord(c)) {
        named |= c > '9' || c == '$';
        numeric |= c <= '9' && c != '$';
      } else if (!((c == ':' && dotted) || (c == '*' && text.charAt(at - 1) == '.'))) {
        break;
      }
    }
    // The server looks for open parentheses before it looks up a word that ends the text.
    if (open > 0 && (at == text.length() || text.charAt(at) == '}')) {
      return finish();
    }
    String word = text.substring(start, at);
    if (numeric && !named) {
      return operand(Vocabulary.number(word, dotted, start));
    }
    return at < text.length() && text.charAt(at) == '(' ? called(word) : named(word);
  }

  private Token named(String word) throws SyntaxException {
    Vocabulary.Name name = Vocabulary.name(word);
    function = name == null ? null : name.function(scope);
    return function == null
        ? operand(Vocabulary.operand(word, name, scope, start))
        : Token.FUNCTION;
  }

  /** A name with "(" right after it: only then {@code matches} and its like are special. */
  private Token called(String word) throws SyntaxException {
    return switch (word) {
      case "matches" -> matches();
      case "system" -> {
        String name = literal();
        if (!Language.isSystemName(name, scope.language())) {
          throw new SyntaxException(Kind.UNKNOWN_SYSTEM_NAME, literalStart, at, name);
        }
        node = new Node.SystemName(name, start, at);
        yield Token.NAMED;
      }
      case "metric" -> {
        String name = literal();
        if (!Language.metrics().contains(name)) {
          throw new SyntaxException(Kind.UNKNOWN_METRIC, literalStart, at, name);
        }
        node = new Node.Metric(name, start, at);
        yield Token.NAMED;
      }
      default -> named(word);
    };
  }

  private Token matches() throws SyntaxException {
    String pattern = literal();
    try {
      regex = Regex.compile(pattern);
    } catch (InvalidRegexException e) {
      throw new SyntaxException(
          kind(e.reason()), literalStart, at, pattern, String.valueOf(e.getMessage()));
    }
    expect(',', Kind.MISSING_SUBJECT);
    return Token.MATCHES;
  }

  private static Kind kind(InvalidRegexException.Reason reason) {
    return switch (reason) {
      case SYNTAX -> Kind.INVALID_REGEX;
      case LOOK_AROUND -> Kind.REGEX_LOOK_AROUND;
      case BACKREFERENCE -> Kind.REGEX_BACKREFERENCE;
      case UNSUPPORTED -> Kind.UNSUPPORTED_REGEX;
    };
  }

  /** Reads "(" and the literal that must follow. */
  private String literal() throws SyntaxException {
    countOpen(at++);
    skipBlanks();
    if (at == text.length() || text.charAt(at) != '\'') {
      expect('"', Kind.MISSING_LITERAL);
      at--;
    }
    literalStart = at;
    return string();
  }

  private void expect(char expected, Kind missing) throws SyntaxException {
    skipBlanks();
    if (at == text.length()) {
      throw new SyntaxException(Kind.UNEXPECTED_END, at, at);
    }
    if (text.charAt(at) != expected) {
      throw new SyntaxException(missing, at, at + 1, Character.toString(firstByte(at)));
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\n\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Reads the literal whose quote is next. */
  private String string() throws SyntaxException {
    int from = at++;
    char quote = text.charAt(from);
    boolean escaped = false;
    boolean controls = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote && !escaped) {
        String content = text.substring(from + 1, at++);
        return controls ? withControls(content) : content;
      }
      controls |= escaped && (c == 'n' || c == 'r' || c == 't');
      // After "\\" the next character still counts as escaped: no string ends in a backslash.
      escaped = c == '\\';
    }
    throw new SyntaxException(Kind.UNTERMINATED_STRING, from, at);
  }

  /** Keeps each backslash; n, r and t after one become the control character. */
  private static String withControls(String content) {
    StringBuilder out = new StringBuilder(content.length());
    boolean escaped = false;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      out.append(escaped ? control(c) : c);
      escaped = c == '\\';
    }
    return out.toString();
  }

  private static char control(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }

  private SyntaxException invalid(int leadingByte, int offset) {
    int end = Math.min(text.offsetByCodePoints(offset, 1), text.length());
    return new SyntaxException(
        Kind.INVALID_CHARACTER, offset, end, Character.toString(leadingByte));
  }

  private int firstByte(int offset) {
    int c = text.codePointAt(offset);
    return c < 0x80 ? c : c < 0x800 ? 0xc0 | c >> 6 : c < 0x10000 ? 0xe0 | c >> 12 : 0xf0 | c >> 18;
  }

  private int secondByte(int offset) {
    int c = text.codePointAt(offset);
    return 0x80 | (0x3f & (c < 0x800 ? c : c < 0x10000 ? c >> 6 : c >> 12));
  }

  private boolean skip(char c) {
    boolean follows = at < text.length() && text.charAt(at) == c;
    at += follows ? 1 : 0;
    return follows;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || (c >= 'A' && c <= 'Z')
        || c == '$';
  }
}
