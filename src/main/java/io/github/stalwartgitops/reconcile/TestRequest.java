package io.github.stalwartgitops.reconcile;

import java.nio.file.Path;
import java.util.List;

/**
 * Which tests to run.
 *
 * @param manifests the settings to test
 * @param files the files of tests; if there are none, those beside the manifests
 * @param only the names of the tests to run, in which {@code *} stands for any text; if there are
 *     none, all tests are run
 * @param minRuleCoverage how many percent of the rules tests have to take
 */
public record TestRequest(
    Manifests manifests, List<Path> files, List<String> only, int minRuleCoverage) {
  public TestRequest {
    files = List.copyOf(files);
    only = List.copyOf(only);
  }

  /**
   * Parses a required coverage.
   *
   * @throws IllegalArgumentException if the text is not a percentage
   */
  public static int parsePercent(String text) {
    if (text.matches("\\d{1,2}|100")) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("\"" + text + "\" is not a percentage, 0 to 100");
  }
}
