package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.report.PipelineJob;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.report.ReportForm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private static final Path FOLDER = Path.of("project").toAbsolutePath();

  private final Properties commandLine = new Properties();
  private final Parameters given =
      new Parameters(commandLine, Map.of("GITHUB_STEP_SUMMARY", "x"), FOLDER);

  @Test
  void theCommandLineComesBeforeThePom() {
    commandLine.setProperty("stalwart.url", "https://mx1.example.org");
    commandLine.setProperty("stalwart.dryRun", "true");
    commandLine.setProperty("stalwart.strict", "false");
    commandLine.setProperty("stalwart.timeout", "7s");

    assertThat(given.text("url", "https://mx2.example.org")).isEqualTo("https://mx1.example.org");
    assertThat(given.flag("dryRun", false)).isTrue();
    assertThat(given.flag("strict", true)).isFalse();
    assertThat(given.time("timeout", "5s", Duration.ZERO)).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void thePomCountsWhereTheCommandLineIsSilent() {
    assertThat(given.text("url", "https://mx2.example.org")).isEqualTo("https://mx2.example.org");
    assertThat(given.text("url", null)).isNull();
    assertThat(given.flag("dryRun", true)).isTrue();
    assertThat(given.list("manifests", List.of("a", "b"))).containsExactly("a", "b");
  }

  @Test
  void theCommandLineSeparatesTextsByCommas() {
    commandLine.setProperty("stalwart.manifests", "base, overlays/eu.yaml,");

    assertThat(given.list("manifests", List.of("stalwart")))
        .containsExactly("base", "overlays/eu.yaml");
  }

  @Test
  void aVariableOfTheCommandLineReplacesThatOfThePom() {
    commandLine.setProperty("stalwart.var.banner", "mx1");
    commandLine.setProperty("stalwart.var.a.b", "dotted");

    assertThat(given.variables(Map.of("banner", "mx", "domain", "example.org")))
        .containsOnly(
            Map.entry("banner", "mx1"),
            Map.entry("domain", "example.org"),
            Map.entry("a.b", "dotted"));
  }

  @Test
  void relativeFilesStartFromTheFolder() {
    assertThat(given.file("out", "target/plan.json")).isEqualTo(FOLDER.resolve("target/plan.json"));
    assertThat(given.file("out", null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"flase", "yes", "", "1"})
  void aMisspelledFlagIsNotTakenForFalse(String text) {
    commandLine.setProperty("stalwart.dryRun", text);

    assertThat(given.flag("dryRun", false)).isFalse();
    assertThatThrownBy(given::check)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "stalwart.dryRun: '"
                + text
                + "' is neither true nor false"
                + "\n     Mend it where it is given: -Dstalwart.dryRun, or <dryRun> in the pom.");
  }

  @Test
  void aTimeLimitIsLongerThanNothing() {
    given.time("timeout", "0s", Duration.ofMillis(1));

    assertThatThrownBy(given::check)
        .hasMessage(
            "stalwart.timeout: '0s' is not a time such as 5s, longer than 0s"
                + "\n     Mend it where it is given: -Dstalwart.timeout, or <timeout> in the pom.");
  }

  @Test
  void choicesMayBeWrittenInAnyCase() {
    assertThat(given.choice("reload", "Always", ReloadMode.class)).isEqualTo(ReloadMode.ALWAYS);
  }

  @Test
  void anUnknownChoiceNamesTheKnownOnes() {
    given.choice("reload", "sometimes", ReloadMode.class);

    assertThatThrownBy(given::check)
        .hasMessage(
            "stalwart.reload: 'sometimes' is none of auto, always, never"
                + "\n     Mend it where it is given: -Dstalwart.reload, or <reload> in the pom.");
  }

  @Test
  void aPortIsANumberUpTo65535() {
    assertThat(given.port("smtpPort", "65535")).isEqualTo(65_535);
    given.port("smtpPort", "65536");

    assertThatThrownBy(given::check).hasMessageContaining("'65536' is not a port");
  }

  @Test
  void aLimitMayBeLeftOut() {
    assertThat(given.limit("maxChanges", null)).isEmpty();
    assertThat(given.limit("maxChanges", "3")).isEqualTo(OptionalInt.of(3));
    given.limit("maxChanges", "-1");

    assertThatThrownBy(given::check).hasMessageContaining("'-1' is not a number");
  }

  @Test
  void reportsAreFormAndFile() {
    assertThat(given.reports(List.of("json=target/plan.json")).files())
        .containsExactly(new ReportFile(ReportForm.JSON, FOLDER.resolve("target/plan.json")));
    var unused = given.reports(List.of("jsn=plan"));

    assertThatThrownBy(given::check).hasMessageContaining("'jsn=plan' is not FORM=FILE");
  }

  @Test
  void twoReportsToTheSamePlaceAreWrong() {
    var unused = given.reports(List.of("json=-", "junit=-"));

    assertThatThrownBy(given::check)
        .hasMessage(
            "stalwart.reports: json and junit are both written to standard output: give all but one a"
                + " file"
                + "\n     Mend it where it is given: -Dstalwart.reports, or <reports> in the pom.");
  }

  @Test
  void reportsKnowTheFolderAndThePipeline() {
    assertThat(given.reports(null).job())
        .isEqualTo(PipelineJob.of(FOLDER, Map.of("GITHUB_STEP_SUMMARY", "x")));
  }

  @Test
  void theCommandLineSeparatesListenersBySemicolons() {
    commandLine.setProperty("stalwart.listeners", "name=submission,local-port=587;name=smtps");

    assertThat(given.listeners(null)).extracting("name").containsExactly("submission", "smtps");
  }

  @Test
  void anAddressIsOneOfThisMachine() {
    assertThat(given.address("bind", null)).isEmpty();
    assertThat(given.address("bind", "127.0.0.1").orElseThrow().isLoopbackAddress()).isTrue();
    assertThat(given.address("bind", "x".repeat(70) + ".invalid")).isEmpty();

    assertThatThrownBy(given::check).hasMessageContaining("is not an address of this machine");
  }

  @Test
  void anEmptyElementOfAListIsToldNotTaken() {
    List<String> empty = new ArrayList<>();
    empty.add(null);
    empty.add("a");

    assertThat(given.list("protectedFields", empty)).containsExactly("a");
    assertThat(given.addresses("probes", Collections.singletonList(null))).isEmpty();
    assertThat(given.listeners(Collections.singletonList(" "))).isEmpty();

    assertThatThrownBy(given::check)
        .hasMessageContaining("stalwart.protectedFields: an entry of the list in the pom is empty")
        .hasMessageContaining("stalwart.probes: an entry")
        .hasMessageContaining("stalwart.listeners: an entry");
  }

  @Test
  void aGuardOfTheCommandLineGuardsSomething() {
    commandLine.setProperty("stalwart.allowedServers", " ");

    assertThat(given.guarding("protectedFields", null)).isEmpty();
    assertThat(given.guarding("allowedServers", List.of("https://mail.example.org"))).isEmpty();

    assertThatThrownBy(given::check)
        .hasMessage(
            "stalwart.allowedServers is empty, so it would guard nothing\n     Name at least one, or leave it out.");
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    given.port("smtpPort", "x");
    given.listeners(List.of("port=1"));
    given.addresses("probes", List.of("ftp://mx.example.org"));

    assertThatThrownBy(given::check)
        .hasMessageContaining("stalwart.smtpPort")
        .hasMessageContaining("stalwart.listeners: a listener needs a name")
        .hasMessageContaining("stalwart.probes: ");
  }

  @Test
  void whatIsRightPassesTheCheck() {
    given.flag("strict", true);

    assertThatCode(given::check).doesNotThrowAnyException();
  }
}
