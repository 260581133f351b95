package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.ValueText;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.expression.regex.Regex;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a test expects of one field.
 *
 * @param field the field
 * @param located where it is in the file
 * @param checks what must hold, all of it
 */
public record Expectation(FieldName field, Located located, List<Check> checks) {
  private static final int LONGEST = 500;

  public Expectation {
    checks = List.copyOf(checks);
  }

  /** Returns whether a field gives what is expected. */
  boolean isMetBy(ActualResult got) {
    return checks.stream().allMatch(check -> check.isMetBy(got));
  }

  /** Returns what is expected, in words. */
  public String text() {
    return checks.stream().map(Check::text).collect(Collectors.joining(", "));
  }

  /** One thing that must hold. */
  sealed interface Check {
    boolean isMetBy(ActualResult got);

    /** Returns what must hold, in words. */
    String text();
  }

  /** The value. */
  record IsValue(ExpectedValue expected) implements Check {
    @Override
    public boolean isMetBy(ActualResult got) {
      return got.value() != null && expected.matches(got.value());
    }

    @Override
    public String text() {
      return expected.text();
    }
  }

  /** How a text begins. */
  record StartsWith(String beginning) implements Check {
    @Override
    public boolean isMetBy(ActualResult got) {
      return got.value() instanceof Value.StringValue text && text.text().startsWith(beginning);
    }

    @Override
    public String text() {
      return "a text that starts with " + quoted(beginning);
    }
  }

  /** What is in a text. */
  record Contains(String part) implements Check {
    @Override
    public boolean isMetBy(ActualResult got) {
      return got.value() instanceof Value.StringValue text && text.text().contains(part);
    }

    @Override
    public String text() {
      return "a text that contains " + quoted(part);
    }
  }

  /** A regular expression of the language. */
  record Matches(Regex regex) implements Check {
    @Override
    public boolean isMetBy(ActualResult got) {
      return got.value() instanceof Value.StringValue text && regex.matches(text.text());
    }

    @Override
    public String text() {
      return "a text that matches " + quoted(regex.source());
    }
  }

  /** The rule that is taken, counted from 0; -1 for {@code else}. */
  record TakesRule(int rule) implements Check {
    @Override
    public boolean isMetBy(ActualResult got) {
      return got.failure() == null && got.rule() == rule;
    }

    @Override
    public String text() {
      return ActualResult.ruleText(rule);
    }
  }

  /** Whether the server uses its default in place of the value. */
  record Fallback(boolean isFallback) implements Check {
    @Override
    public boolean isMetBy(ActualResult got) {
      return got.failure() == null && ConnectStage.isReplaced(got.value()) == isFallback;
    }

    @Override
    public String text() {
      return isFallback ? "the server's default" : "not the server's default";
    }
  }

  /** Why the evaluation fails. */
  record Fails(String reason) implements Check {
    @Override
    public boolean isMetBy(ActualResult got) {
      return got.failure() != null && got.failure().contains(reason);
    }

    @Override
    public String text() {
      return "an evaluation that fails" + (reason.isEmpty() ? "" : ": " + reason);
    }
  }

  private static String quoted(String text) {
    return ValueText.of(Value.of(text), LONGEST);
  }
}
