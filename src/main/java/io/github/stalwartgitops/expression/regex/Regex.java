package io.github.stalwartgitops.expression.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A compiled pattern; safe on many threads. */
public final class Regex {
  private final String source;
  private final Pattern pattern;

  private Regex(String source, Pattern pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /** Compiles a pattern. */
  public static Regex compile(String source) throws InvalidRegexException {
    try {
      return new Regex(source, Pattern.compile(source));
    } catch (PatternSyntaxException e) {
      throw new InvalidRegexException(e.getMessage());
    }
  }

  /** The pattern as written. */
  public String source() {
    return source;
  }

  /** The groups of the first hit, the whole hit first, or null where there is none. */
  public String @Nullable [] match(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return null;
    }
    String[] groups = new String[matcher.groupCount() + 1];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = matcher.group(i);
    }
    return groups;
  }
}
