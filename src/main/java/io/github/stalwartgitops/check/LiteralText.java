package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a bare text, such as {@code mx.example.org}, in place of an expression. */
final class LiteralText {
  private static final Pattern BARE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@:;,!?%#~/\\\\“”„‘’–—…*+-]*");
  private static final Pattern WORD_OPERATOR = Pattern.compile("(^| )(and|or|not)( |$)");
  private static final Pattern KEY = Pattern.compile("([A-Za-z]+)[\"']?:\\s*$");
  private static final Pattern PLAIN_IN_YAML = Pattern.compile("[A-Za-z][A-Za-z0-9._@/ -]*");

  private LiteralText() {}

  /** Returns the sentence for a text without its quotes; empty where it may be an expression. */
  static Optional<Sentence> meant(CompileFailure failure) {
    String text = failure.text().strip();
    if (failure.isCondition() || !BARE.matcher(text).matches() || isLikeAName(text, failure)) {
      return Optional.empty();
    }
    if (failure.source().style() == SourceText.Style.STANDALONE) {
      char quote = text.indexOf('\'') < 0 ? '\'' : '"';
      return Optional.of(
          new Sentence(
              CompileFailure.cut(text) + " is not an expression",
              "For literal text write\n  " + quote + text + quote,
              true));
    }
    String why =
        failure.source().quotesRemoved()
            ? "YAML removed these quotes, so the server sees "
                + (text.contains(" ") ? "bare words" : "a bare name")
                + ". "
            : "";
    return Optional.of(
        new Sentence(
            CompileFailure.cut(text) + " is not an expression",
            why + "For literal text write\n  " + key(failure) + ": {text: " + inYaml(text) + "}",
            true));
  }

  /** Whether a word resembles a name of the language, or the text a sum of numbers and names. */
  private static boolean isLikeAName(String text, CompileFailure failure) {
    if (text.contains(" ")) {
      return text.chars().anyMatch(c -> c == '+' || c == '*' || c == '/')
          || WORD_OPERATOR.matcher(text).find();
    }
    Set<String> names = new TreeSet<>(NameSentences.known(failure.scope()));
    names.addAll(Language.variables());
    names.addAll(Language.constants());
    names.addAll(Language.functions().keySet());
    names.addAll(Language.specialFunctions());
    return names.contains(text)
        || (Suggestion.nearest(text, names).isPresent() && !text.contains("."))
        || text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The name before the text in its file: {@code then}, {@code else} or the field's own. */
  private static String key(CompileFailure failure) {
    String line = failure.source().sourceLine(0);
    int column = failure.source().place().column() - 1;
    if (line != null && column <= line.length()) {
      Matcher key = KEY.matcher(line.substring(0, column));
      if (key.find()) {
        return key.group(1);
      }
    }
    return failure.error().part().rule() < 0 ? "else" : "then";
  }

  private static String inYaml(String text) {
    return PLAIN_IN_YAML.matcher(text).matches() && !text.endsWith(" ")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
