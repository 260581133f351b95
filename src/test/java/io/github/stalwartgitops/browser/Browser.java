package io.github.stalwartgitops.browser;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes the {@link Chromium} of a test run to tests. Without one they are skipped, and the console
 * shows why, once.
 */
public final class Browser implements ExecutionCondition, ParameterResolver {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Launch launch = launch(context);
    return launch.chromium().isPresent()
        ? ConditionEvaluationResult.enabled("a browser runs")
        : ConditionEvaluationResult.disabled(launch.reason());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return launch(context).chromium().orElseThrow();
  }

  private static Launch launch(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Browser.class))
        .getOrComputeIfAbsent(Launch.class, key -> first(), Launch.class);
  }

  private static Launch first() {
    Launch launch = Launch.of(Chromium.programs());
    if (launch.chromium().isEmpty()) {
      onConsole("Browser tests are skipped, " + launch.reason());
    }
    return launch;
  }

  /** Writes to the console directly: the build redirects System.err of tests to files. */
  private static void onConsole(String text) {
    PrintStream console =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    console.println(text);
  }
}
