package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.emulator.SieveToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a Sieve script into tokens (RFC 5228, 8.1). */
final class SieveLexer {
  private final String text;
  private final List<SieveToken> tokens = new ArrayList<>();
  private int at;

  private SieveLexer(String text) {
    this.text = text;
  }

  /** Returns the tokens, with {@link Kind#END} as the last one. */
  static List<SieveToken> tokens(String text) throws SieveException {
    SieveLexer lexer = new SieveLexer(text.replace("\r\n", "\n"));
    while (lexer.at < lexer.text.length()) {
      lexer.next();
    }
    lexer.add(Kind.END, "", lexer.at);
    return lexer.tokens;
  }

  private void next() throws SieveException {
    int start = at;
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      at = end("*/", at + 2, "Unterminated comment", start);
    } else if (c == '"') {
      quoted();
    } else if ("{}()[],;".indexOf(c) >= 0) {
      at++;
      add(Kind.PUNCTUATION, String.valueOf(c), start);
    } else if (c == ':' || isWord(c)) {
      word();
    } else {
      throw problem("Invalid character '" + c + "'", start);
    }
  }

  private void quoted() throws SieveException {
    int start = at;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    if (at >= text.length()) {
      throw problem("Unterminated string", start);
    }
    at++;
    add(Kind.STRING, value.toString(), start);
  }

  private void word() throws SieveException {
    int start = at;
    at++;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    if (word.equals("text") && at < text.length() && text.charAt(at) == ':') {
      multiLine(start);
    } else if (word.startsWith(":")) {
      add(Kind.TAG, word, start);
    } else {
      add(word.matches("[0-9]+[kmg]?") ? Kind.NUMBER : Kind.IDENTIFIER, word, start);
    }
  }

  /** Reads what follows {@code text:} up to a line with a dot alone. */
  private void multiLine(int start) throws SieveException {
    int begin = end("\n", at, "Unterminated multi-line string", start);
    at = end("\n.\n", begin - 1, "Unterminated multi-line string", start);
    String value = text.substring(begin, Math.max(begin, at - 2));
    add(Kind.STRING, value.replaceAll("(?m)^\\.\\.", "."), start);
  }

  private int end(String mark, int from, String otherwise, int start) throws SieveException {
    String searched = mark.endsWith("\n") ? text + "\n" : text;
    int found = searched.indexOf(mark, from);
    if (found < 0) {
      throw problem(otherwise, start);
    }
    return Math.min(text.length(), found + mark.length());
  }

  private static boolean isWord(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.');
  }

  private void add(Kind kind, String value, int start) {
    tokens.add(new SieveToken(kind, value, line(start), column(start)));
  }

  private SieveException problem(String message, int start) {
    return new SieveException(message, line(start), column(start));
  }

  private int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  private int column(int offset) {
    int newline = text.lastIndexOf('\n', offset - 1);
    return newline < 0 ? offset : offset - newline;
  }
}
