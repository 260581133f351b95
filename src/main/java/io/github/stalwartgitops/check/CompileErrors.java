package io.github.stalwartgitops.check;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Says in the words of a person why a text does not compile ({@code docs/server.md}). */
final class CompileErrors {
  private static final int LONGEST_QUOTE = 160;

  /** The server's messages by how they begin; those of this program's own limits are not here. */
  private static final Map<String, Function<CompileFailure, Sentence>> SENTENCES =
      new LinkedHashMap<>();

  private static final Pattern UNKNOWN_NAME =
      Pattern.compile(
          "(Invalid variable or constant|Variable|Constant|Invalid system variable name"
              + "|Invalid metric name) \".*",
          Pattern.DOTALL);

  /** A pattern that only this program cannot evaluate. */
  private static final Pattern OWN_REFUSAL =
      Pattern.compile(
          "Invalid regular expression \".*\": [^\"]*valid on the server but [^\"]*",
          Pattern.DOTALL);

  static {
    SENTENCES.put("Invalid variable or constant ", NameSentences::unknown);
    SENTENCES.put("Variable ", NameSentences::variableElsewhere);
    SENTENCES.put("Constant ", NameSentences::constantElsewhere);
    SENTENCES.put("Invalid system variable name ", NameSentences::systemName);
    SENTENCES.put("Invalid metric name ", NameSentences::metricName);
    SENTENCES.put("Invalid character ", CharacterSentences::invalid);
    SENTENCES.put("Unterminated string", CharacterSentences::unterminated);
    SENTENCES.put("Invalid integer value ", CharacterSentences::integer);
    SENTENCES.put("Invalid float value ", CharacterSentences::decimal);
    SENTENCES.put("Expected '\"'", CallSentences::literalWanted);
    SENTENCES.put("Expected ','", CallSentences::secondArgumentWanted);
    SENTENCES.put("Invalid regular expression ", CallSentences::regularExpression);
    SENTENCES.put("Expression function \"array\"", CallSentences::array);
    SENTENCES.put("Expression function ", CallSentences::argumentCount);
    SENTENCES.put("Missing array index", CallSentences::index);
    SENTENCES.put("Invalid token on the operator stack", CallSentences::bareFunction);
    SENTENCES.put("Unexpected end of expression", CallSentences::end);
    SENTENCES.put("Unmatched close parenthesis", CallSentences::unopened);
    SENTENCES.put("Unmatched open parenthesis", CallSentences::unclosed);
    SENTENCES.put("Mismatched parentheses", CallSentences::mismatched);
    SENTENCES.put("All 'if' and 'then' blocks must be non-empty", CallSentences::empty);
  }

  private CompileErrors() {}

  /** Whether a newer server may know the name that this one is about. */
  static boolean isUnknownName(String serverMessage) {
    return UNKNOWN_NAME.matcher(serverMessage).matches();
  }

  /** The problem for a fault. */
  static Problem problem(CompileFailure fault, Severity severity) {
    Optional<Function<CompileFailure, Sentence>> known =
        SENTENCES.entrySet().stream()
            .filter(entry -> fault.error().message().startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (known.isEmpty()) {
      return ownLimit(fault);
    }
    if (OWN_REFUSAL.matcher(fault.error().message()).matches()) {
      return ownRefusal(fault);
    }
    Sentence sentence = LiteralText.meant(fault).orElseGet(() -> known.get().apply(fault));
    int offset = sentence.whole() ? 0 : fault.error().offset();
    Place place =
        sentence.whole()
            ? fault.source().place()
            : fault.source().place(offset, Math.max(1, fault.error().length()));
    return new Problem(
        severity,
        place,
        sentence.message(),
        fault.source().sourceLine(offset),
        sentence.hint() + "\n(the server would say: " + quote(fault.error().message()) + ")",
        null);
  }

  private static Problem ownLimit(CompileFailure fault) {
    return Problem.error(
        fault.source().place(),
        fault.source().sourceLine(0),
        "this expression is too large for this program",
        fault.error().message() + ".\nSplit it into several rules.");
  }

  private static Problem ownRefusal(CompileFailure fault) {
    int offset = fault.error().offset();
    Sentence sentence = CallSentences.regularExpression(fault);
    return Problem.error(
        fault.source().place(offset, Math.max(1, fault.error().length())),
        fault.source().sourceLine(offset),
        sentence.message(),
        "The server would take it, but nothing could be told of it here. Write it more simply.");
  }

  private static String quote(String message) {
    String line = message.lines().findFirst().orElse("");
    boolean cut = line.length() < message.length() || line.length() > LONGEST_QUOTE;
    return cut ? line.substring(0, Math.min(line.length(), LONGEST_QUOTE)) + " …" : line;
  }
}
