package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.Reconciler;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What a goal sees of the build it runs in. */
final class MavenBuild {
  private static final String ENVIRONMENT = "env.";

  private final MavenSession session;
  private final SettingsDecrypter decrypter;
  private final BuildLog log;

  MavenBuild(MavenSession session, SettingsDecrypter decrypter, Log log) {
    this.session = session;
    this.decrypter = decrypter;
    this.log = new BuildLog(log, Colour.of(session));
  }

  MavenSession session() {
    return session;
  }

  BuildLog log() {
    return log;
  }

  /** The values that goals are given, with relative files starting from {@link #folder}. */
  Parameters parameters() {
    return new Parameters(session.getUserProperties(), environment(), folder());
  }

  /** The folder of the pom, or the working folder where there is no pom. */
  Path folder() {
    MavenProject project = session.getCurrentProject();
    File basedir = project == null ? null : project.getBasedir();
    return basedir == null ? Path.of(session.getExecutionRootDirectory()) : basedir.toPath();
  }

  /** The environment variables, as Maven keeps them. */
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

  /** The manifests of a goal that declares its wanted state. */
  Manifests manifests(
      Parameters given,
      @Nullable List<String> manifests,
      @Nullable Map<String, String> variables,
      boolean trustServer,
      boolean strict) {
    List<String> layers = given.list("manifests", manifests);
    return new Manifests(
        folder(),
        layers.isEmpty() ? List.of(Path.of("stalwart")) : layers.stream().map(Path::of).toList(),
        given.variables(variables),
        environment(),
        given.flag("trustServer", trustServer),
        given.flag("strict", strict));
  }

  /** The embedded servers of the build. */
  BuildEmulators emulators() {
    return new BuildEmulators(session);
  }

  /** Opens servers. */
  GoalServer servers() {
    return new GoalServer(this, new SettingsServers(session, decrypter));
  }

  /** Sets properties for the later goals of all projects of the build. */
  void publish(Map<String, String> properties) {
    for (MavenProject project : session.getProjects()) {
      project.getProperties().putAll(properties);
    }
  }

  /** An orchestrator that tells its retries in the log. */
  Reconciler reconciler(StopSignal stop) {
    return new Reconciler(
        Catalog.bundled(), System::nanoTime, stop, stop, log.listener(), log.progress());
  }

  /** The same for what needs no orderly end. */
  Reconciler reconciler() {
    return reconciler(new StopSignal());
  }
}
