package io.github.stalwartgitops.expression.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Rust's {@code regex} crate understands it, evaluated by RE2/J in time
 * linear in the text; safe on many threads.
 *
 * <p>Both libraries take the leftmost hit and prefer the first alternative. Character classes and
 * case folding are those of Unicode 16.0 on every Java. Valid on the server, but refused here with
 * a message that says so: {@code \b{start-half}} and {@code \b{end-half}}, several kinds of word
 * boundaries in one pattern, lines with and without the flag {@code R} in one pattern, and Unicode
 * properties beyond general categories, scripts and a few binary ones.
 */
public final class Regex {
  private static final String TOO_LARGE = "valid on the server but too large to be evaluated here";

  private final String source;
  private final Syntax syntax;
  private final Assertions assertions;
  private final long size;
  private final Pattern ascii;
  private volatile @Nullable Pattern any;
  private volatile @Nullable Pattern marked;

  private Regex(String source, Syntax syntax) throws InvalidRegexException {
    this.source = source;
    this.syntax = syntax;
    size = CompiledSize.checked(syntax);
    assertions = Assertions.of(syntax);
    ascii = compiled(Printer.Subject.ASCII);
  }

  /** Compiles a pattern. */
  public static Regex compile(String source) throws InvalidRegexException {
    return new Regex(source, RegexParser.parse(source));
  }

  /** The pattern as written. */
  public String source() {
    return source;
  }

  /** How much work a character of a text can make, at most: the size of the compiled pattern. */
  public long size() {
    return size;
  }

  /**
   * The groups of the first hit, the whole hit first; a group that took no part is empty. No
   * elements where there is no hit.
   *
   * @throws InvalidRegexException where the pattern is too large to be matched here
   */
  public List<String> match(String text) throws InvalidRegexException {
    boolean isAscii = isAscii(text);
    if (assertions.needMarksIn(text, isAscii)) {
      return groups(marked(), MarkedText.of(text, assertions)).stream()
          .skip(1)
          .map(MarkedText::unmarked)
          .toList();
    }
    return groups(isAscii ? ascii : any(), text);
  }

  private static List<String> groups(Pattern pattern, String text) throws InvalidRegexException {
    Matcher matcher = pattern.matcher(text);
    try {
      if (!matcher.find()) {
        return List.of();
      }
    } catch (StackOverflowError e) { // RE2/J goes through a pattern by recursion
      throw InvalidRegexException.unsupported(TOO_LARGE);
    }
    String[] groups = new String[matcher.groupCount() + 1];
    for (int i = 0; i < groups.length; i++) {
      String group = matcher.group(i);
      groups[i] = group == null ? "" : group;
    }
    return List.of(groups);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Compiled when first needed: most texts are ASCII, and these patterns are long. */
  private Pattern any() throws InvalidRegexException {
    Pattern pattern = any;
    if (pattern == null) {
      pattern = compiled(Printer.Subject.ANY);
      any = pattern;
    }
    return pattern;
  }

  private Pattern marked() throws InvalidRegexException {
    Pattern pattern = marked;
    if (pattern == null) {
      pattern = compiled(Printer.Subject.MARKED);
      marked = pattern;
    }
    return pattern;
  }

  private Pattern compiled(Printer.Subject subject) throws InvalidRegexException {
    try {
      return Pattern.compile(Printer.print(syntax, subject));
    } catch (PatternSyntaxException e) {
      throw InvalidRegexException.unsupported(TOO_LARGE + " (" + e.getDescription() + ")");
    }
  }
}
