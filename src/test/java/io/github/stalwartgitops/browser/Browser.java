package io.github.stalwartgitops.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link Chromium} of a test run; without one they are skipped. */
public final class Browser implements ExecutionCondition, ParameterResolver {
  private static final String MISSING =
      "no Chromium on this machine: install chromium, or name one in CHROMIUM, to run this test";

  /** A browser and the folder that it keeps its things in. */
  private record Running(Chromium chromium, Path profile) implements AutoCloseable {
    static Running start() {
      Path program = Chromium.program().orElseThrow();
      try {
        Path profile = Files.createTempDirectory("chromium");
        return new Running(Chromium.start(program, profile), profile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      chromium.close();
      try (Stream<Path> files = Files.walk(profile)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.program()
        .map(program -> ConditionEvaluationResult.enabled(program + " is there"))
        .orElseGet(() -> ConditionEvaluationResult.disabled(MISSING));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Browser.class))
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .chromium();
  }
}
