package io.github.stalwartgitops.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Substitution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand cases, and thousands of rules; the limits leave room for a busy machine. */
@Timeout(60)
class TestSpeedTest {
  private static final Catalog CATALOG = Catalog.bundled();

  @TempDir private Path folder;

  @Test
  void tenThousandCasesOfATypicalField() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        """
        MtaStageConnect:
          smtpGreeting:
            match:
              - if: "local_port == 25 && !is_tls"
                then: "system('hostname') + ' ESMTP'"
              - if: "is_ip_in_cidr(remote_ip, '10.0.0.0/8') || matches('^fd', remote_ip)"
                then: "'inside'"
            else: "'other'"
        """);
    test(list("local_port", 100), list("remote_port", 100));

    TestRun run = run();

    assertThat(run.cases()).hasSize(10_000);
    assertThat(run.failed()).isZero();
  }

  @Test
  void aCaseForEachOfThousandsOfRules() throws IOException {
    String rules =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    "      - {if: \"asn == %d && local_port == 25\", then: \"'x'\"}\n".formatted(i))
            .collect(Collectors.joining());
    Files.writeString(
        folder.resolve("a.yaml"),
        "MtaStageConnect:\n  smtpGreeting:\n    match:\n" + rules + "    else: \"'y'\"\n");
    test(list("asn", 5_000), "local_port: 25");

    TestRun run = run();

    assertThat(run.cases()).hasSize(5_000);
    assertThat(run.coverage().rulePercent()).isEqualTo(99);
  }

  private void test(String first, String second) throws IOException {
    Files.writeString(
        folder.resolve("a.test.yaml"),
        "tests:\n  - name: a\n    connection: {%s, %s}\n".formatted(first, second)
            + "    expect: {MtaStageConnect.smtpGreeting: {fallback: false}}\n");
  }

  private static String list(String variable, int count) {
    return variable
        + ": "
        + IntStream.range(0, count)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private TestRun run() {
    long start = System.nanoTime();
    TestSuite suite =
        TestSuite.read(folder, List.of(Path.of("a.test.yaml")), Substitution.none(), CATALOG);
    assertThat(suite.problems()).isEmpty();
    TestRun run =
        new TestRunner(
                TestedSettings.of(
                    new ManifestReader(CATALOG, false, null)
                        .read(folder, List.of(Path.of("a.yaml")), Substitution.none())
                        .manifest(),
                    CATALOG))
            .run(suite.cases());
    System.out.printf(
        "%d cases: %d ms%n", run.cases().size(), (System.nanoTime() - start) / 1_000_000);
    return run;
  }
}
