package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.apply.StopAtShutdown;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.audit.Audit;
import io.github.stalwartgitops.audit.AuditedApply;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.OptionRules;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.Palette;
import io.github.stalwartgitops.report.PipelineJob;
import io.github.stalwartgitops.report.ProblemText;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.report.Reports;
import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** A goal that runs: the values of its parameters, and its access to the build. */
final class Goal {
  private static final String ENVIRONMENT = "env.";

  private final MavenSession session;
  private final SettingsDecrypter decrypter;
  private final CommandLineParameters commandLine;
  private final BuildLog log;
  private final Problems problems = new Problems();

  Goal(MavenSession session, SettingsDecrypter decrypter, Log log) {
    this.session = session;
    this.decrypter = decrypter;
    this.commandLine = new CommandLineParameters(session.getUserProperties());
    this.log = BuildLog.of(log, session);
  }

  /**
   * Sets the parameters that the command line gives, and checks their combinations.
   *
   * @param command the command of the runner that does what the goal does
   */
  void setParameters(StalwartMojo mojo, String command) {
    commandLine.setIn(mojo, problems);
    OptionRules.violations(command, new GivenParameters(commandLine, environment()))
        .forEach(violation -> error(violation, "Leave out one of them."));
  }

  boolean isOnCommandLine(String parameter) {
    return commandLine.contains(parameter);
  }

  /**
   * Parses the value of a parameter.
   *
   * @param text the value, or null if there is none
   * @param parser throws an {@link IllegalArgumentException} that says what is wrong
   * @param otherwise the value if there is no text or a wrong one, which {@link #check} reports
   */
  <T> T parse(String name, @Nullable String text, Function<String, T> parser, T otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException e) {
      problems.add(CommandLineParameters.wrong(name, String.valueOf(e.getMessage())));
      return otherwise;
    }
  }

  /** Parses the values of a list. */
  <T> List<T> parseAll(String name, List<String> texts, Function<String, T> parser) {
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      List<T> value = parse(name, text, it -> List.of(parser.apply(it)), List.of());
      values.addAll(value);
    }
    return values;
  }

  /** Returns a file; a relative one starts from {@link #folder}. */
  @Nullable Path file(@Nullable String name) {
    return name == null ? null : folder().resolve(name);
  }

  /** Returns the manifests that the parameters of a goal name. */
  Manifests manifests(
      List<String> layers, Map<String, String> variables, boolean trustServer, boolean strict) {
    List<String> named = layers.isEmpty() ? List.of("stalwart") : layers;
    return new Manifests(
        folder(),
        named.stream().map(Path::of).toList(),
        variables,
        environment(),
        trustServer,
        strict);
  }

  /** Returns reports, each given as {@code FORM=FILE}. */
  Reports reports(List<String> given) {
    List<ReportFile> files = parseAll("reports", given, text -> ReportFile.parse(text, folder()));
    Reports.clash(files)
        .ifPresent(clash -> problems.add(CommandLineParameters.wrong("reports", clash)));
    return new Reports(
        files,
        PipelineJob.of(folder(), environment()),
        new PrintWriter(System.out, false, Charset.defaultCharset()));
  }

  /** Returns the collected problems; more can be added. */
  Problems problems() {
    return problems;
  }

  /** Adds an error. */
  void error(String message, String hint) {
    problems.add(Problem.error(message, hint));
  }

  /**
   * Ends the goal if its parameters are wrong.
   *
   * @throws MojoFailureException with all problems, if there is an error among them
   */
  void check() throws MojoFailureException {
    if (problems.hasErrors()) {
      throw new MojoFailureException(
          problems.list().stream()
              .flatMap(problem -> ProblemText.lines(problem, new Palette(false)).stream())
              .collect(Collectors.joining("\n")));
    }
  }

  BuildLog log() {
    return log;
  }

  /** Returns the folder of the pom, or the working folder if there is no pom. */
  Path folder() {
    MavenProject project = session.getCurrentProject();
    File basedir = project == null ? null : project.getBasedir();
    return basedir == null ? Path.of(session.getExecutionRootDirectory()) : basedir.toPath();
  }

  /** Returns the environment variables, as Maven keeps them. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    for (String name : session.getSystemProperties().stringPropertyNames()) {
      if (name.startsWith(ENVIRONMENT)) {
        environment.put(
            name.substring(ENVIRONMENT.length()), session.getSystemProperties().getProperty(name));
      }
    }
    return environment;
  }

  boolean isOffline() {
    return session.isOffline();
  }

  /** Returns the credentials and proxies of {@code settings.xml}. */
  SettingsServers settings() {
    return new SettingsServers(session, decrypter);
  }

  /** Returns the embedded servers of the build. */
  BuildEmulators emulators() {
    return new BuildEmulators(session);
  }

  /** Sets properties for later goals of all projects of the build. */
  void publish(Map<String, String> properties) {
    for (MavenProject project : session.getProjects()) {
      project.getProperties().putAll(properties);
    }
  }

  /** Returns an orchestrator that logs its progress. */
  Reconciler reconciler() {
    return reconciler(new StopSignal());
  }

  private Reconciler reconciler(StopSignal stop) {
    return new Reconciler(
        Catalog.bundled(), System::nanoTime, stop, stop, log.listener(), log.progress());
  }

  /**
   * Applies and logs the report, even if the process is asked to stop meanwhile.
   *
   * @throws MojoFailureException if the build has to fail
   */
  void apply(ApplyRequest request, @Nullable Audit audit, Reports reports)
      throws MojoFailureException {
    StopSignal stop = new StopSignal();
    AuditedApply apply = new AuditedApply(reconciler(stop), audit, Clock.systemUTC());
    RunReport applied =
        StopAtShutdown.<RunReport, RuntimeException>run(
            stop,
            () -> {
              RunReport report = reports.write(apply.apply(request));
              log.report(report, false);
              if (stop.isRequested()) {
                log.interrupted(report);
              }
              return report;
            });
    log.end(applied);
  }
}
