package io.github.stalwartgitops.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** A build of one project in a folder, with a log that records. */
final class TrialBuild {
  final Path folder;
  final MavenProject project = new MavenProject();
  final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
  final MavenSession session;
  final RecordedLog log = new RecordedLog();

  @SuppressWarnings("deprecation")
  TrialBuild(Path folder) {
    this.folder = folder;
    project.setFile(folder.resolve("pom.xml").toFile());
    project.setExecutionRoot(true);
    request.setBaseDirectory(folder.toFile());
    request.setInteractiveMode(false);
    session =
        new MavenSession(
            null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    session.setAllProjects(List.of(project));
  }

  /** Adds {@code -Dstalwart.NAME=VALUE} to the command line. */
  TrialBuild with(String name, String value) {
    request.getUserProperties().setProperty("stalwart." + name, value);
    return this;
  }

  /** Adds an environment variable. */
  TrialBuild withEnvironment(String name, String value) {
    request.getSystemProperties().setProperty("env." + name, value);
    return this;
  }

  /** Adds an active proxy for HTTPS to settings.xml. */
  TrialBuild withProxy(String host, String except) {
    Proxy proxy = new Proxy();
    proxy.setId(host);
    proxy.setProtocol("https");
    proxy.setActive(true);
    proxy.setHost(host);
    proxy.setPort(3128);
    proxy.setNonProxyHosts(except);
    session.getSettings().addProxy(proxy);
    return this;
  }

  /** Writes a file of the project. */
  TrialBuild withFile(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Records each line with its level, such as {@code INFO Done}. */
  static final class RecordedLog extends SystemStreamLog {
    final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile String awaited;
    private volatile Runnable atAwaited;

    @Override
    public void debug(CharSequence content) {
      lines.add("DEBUG " + content);
    }

    /** Runs an action when a line with that text is logged. */
    void atLine(String text, Runnable action) {
      awaited = text;
      atAwaited = action;
    }

    @Override
    public void info(CharSequence content) {
      lines.add("INFO " + content);
      if (awaited != null && content.toString().contains(awaited)) {
        atAwaited.run();
      }
    }

    @Override
    public void warn(CharSequence content) {
      lines.add("WARN " + content);
    }

    @Override
    public void error(CharSequence content) {
      lines.add("ERROR " + content);
    }

    String text() {
      return String.join("\n", lines);
    }
  }
}
