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
}
