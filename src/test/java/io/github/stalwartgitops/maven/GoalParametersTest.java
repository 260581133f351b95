package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.reconcile.OptionValue;
import io.github.stalwartgitops.report.PipelineJob;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.report.ReportForm;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a goal gets the values of its parameters. */
class GoalParametersTest {
  @TempDir Path folder;
  private final SampleMojo mojo = new SampleMojo();
  private TrialBuild build;
  private Goal goal;

  @BeforeEach
  void startTheBuild() {
    build = new TrialBuild(folder);
    goal = new Goal(build.session, new BracesDecrypter(), build.log);
  }

  @Test
  void theCommandLineWinsOverThePom() throws Exception {
    mojo.url = "https://mx2.example.org";
    mojo.strict = true;
    build.with("url", "https://mx1.example.org").with("dryRun", "true").with("strict", "false");

    set();

    assertThat(mojo.url).isEqualTo("https://mx1.example.org");
    assertThat(mojo.dryRun).isTrue();
    assertThat(mojo.strict).isFalse();
  }

  @Test
  void thePomIsUsedWithoutTheCommandLine() throws Exception {
    mojo.url = "https://mx2.example.org";
    mojo.strict = true;
    mojo.manifests = List.of("a", "b");

    set();

    assertThat(mojo.url).isEqualTo("https://mx2.example.org");
    assertThat(mojo.strict).isTrue();
    assertThat(mojo.manifests).containsExactly("a", "b");
  }

  @Test
  void aParameterOfASuperclassIsSetToo() throws Exception {
    build.with("skip", "tru");

    assertThatThrownBy(this::set).hasMessageContaining("stalwart.skip: 'tru'");
  }

  @Test
  void listsAreSeparatedByCommas() throws Exception {
    build.with("manifests", "base, overlays/eu.yaml,");

    set();

    assertThat(mojo.manifests).containsExactly("base", "overlays/eu.yaml");
  }

  @Test
  void listsWhoseEntriesContainCommasAreSeparatedBySemicolons() throws Exception {
    build
        .with("listeners", "name=submission,local-port=587;name=smtps")
        .with("connections", "local_port=465,is_tls=true; remote_ip=192.0.2.7");

    set();

    assertThat(mojo.listeners).containsExactly("name=submission,local-port=587", "name=smtps");
    assertThat(mojo.connections)
        .containsExactly("local_port=465,is_tls=true", "remote_ip=192.0.2.7");
  }

  @Test
  void aVariableOfTheCommandLineReplacesThatOfThePom() throws Exception {
    mojo.variables = Map.of("banner", "mx", "domain", "example.org");
    build.with("var.banner", "mx1").with("var.a.b", "dotted");

    set();

    assertThat(mojo.variables)
        .containsOnly(
            Map.entry("banner", "mx1"),
            Map.entry("domain", "example.org"),
            Map.entry("a.b", "dotted"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"flase", "yes", "", "1"})
  void aMisspelledFlagIsAnError(String text) {
    build.with("dryRun", text);

    assertThatThrownBy(this::set)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "stalwart.dryRun: '"
                + text
                + "' is neither true nor false"
                + "\n     Correct -Dstalwart.dryRun, or <dryRun> in the pom.");
    assertThat(mojo.dryRun).isFalse();
  }

  @Test
  void anEmptyElementOfAListIsAnError() {
    List<String> names = new ArrayList<>();
    names.add(null);
    names.add("a");
    mojo.manifests = names;
    mojo.listeners = List.of(" ");

    assertThatThrownBy(this::set)
        .hasMessageContaining("stalwart.manifests: an entry of the list in the pom is empty")
        .hasMessageContaining("stalwart.listeners: an entry");
    assertThat(mojo.manifests).containsExactly("a");
    assertThat(mojo.listeners).isEmpty();
  }

  @Test
  void relativeFilesStartFromTheFolderOfThePom() {
    assertThat(goal.file("target/plan.json")).isEqualTo(folder.resolve("target/plan.json"));
    assertThat(goal.file(null)).isNull();
  }

  @Test
  void aWrongValueIsAnErrorThatSaysWhereToCorrectIt() {
    assertThat(goal.parse("timeout", "soon", OptionValue::timeLimit, Duration.ZERO)).isZero();

    assertThatThrownBy(goal::check)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            "stalwart.timeout: 'soon' is not a time such as 5s"
                + "\n     Correct -Dstalwart.timeout, or <timeout> in the pom.");
  }

  @Test
  void aValueThatIsNotGivenHasADefault() throws Exception {
    assertThat(goal.parse("timeout", null, OptionValue::timeLimit, Duration.ofSeconds(5)))
        .isEqualTo(Duration.ofSeconds(5));

    goal.check();
  }

  @Test
  void allWrongValuesAreReportedAtOnce() {
    goal.parse("smtpPort", "x", OptionValue::port, 0);
    List<SmtpListener> listeners =
        goal.parseAll("listeners", List.of("port=1", "name=smtps"), SmtpListener::parse);
    goal.parseAll("probes", List.of("ftp://mx.example.org"), SmtpAddress::parse);

    assertThat(listeners).extracting("name").containsExactly("smtps");
    assertThatThrownBy(goal::check)
        .hasMessageContaining("stalwart.smtpPort: 'x' is not a port")
        .hasMessageContaining("stalwart.listeners: a listener needs a name")
        .hasMessageContaining("stalwart.probes: ");
  }

  @Test
  void reportsAreFormAndFile() {
    assertThat(goal.reports(List.of("json=target/plan.json")).files())
        .containsExactly(new ReportFile(ReportForm.JSON, folder.resolve("target/plan.json")));
    var unused = goal.reports(List.of("jsn=plan"));

    assertThatThrownBy(goal::check).hasMessageContaining("'jsn=plan' is not FORM=FILE");
  }

  @Test
  void twoReportsMustNotGoToTheSameFile() {
    var unused = goal.reports(List.of("json=-", "junit=-"));

    assertThatThrownBy(goal::check)
        .hasMessageStartingWith(
            "stalwart.reports: json and junit are both written to standard output")
        .hasMessageEndingWith("Correct -Dstalwart.reports, or <reports> in the pom.");
  }

  @Test
  void reportsKnowTheFolderAndThePipeline() {
    build.withEnvironment("GITHUB_STEP_SUMMARY", "x");

    assertThat(goal.reports(List.of()).job())
        .isEqualTo(PipelineJob.of(folder, Map.of("GITHUB_STEP_SUMMARY", "x")));
  }

  @Test
  void correctValuesPassTheCheck() {
    build.with("strict", "true");

    assertThatCode(this::set).doesNotThrowAnyException();
  }

  private void set() throws MojoFailureException {
    goal.setParameters(mojo, "plan");
    goal.check();
  }

  private static final class SampleMojo extends StalwartMojo {
    private String url;
    private boolean dryRun;
    private boolean strict;
    private List<String> manifests = List.of();
    private List<String> listeners = List.of();
    private List<String> connections = List.of();
    private Map<String, String> variables = Map.of();

    @Override
    void run(Goal goal) {}
  }
}
