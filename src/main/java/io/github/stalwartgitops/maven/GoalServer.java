package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.EmulatorUrl;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Credentials;
import io.github.stalwartgitops.reconcile.ProxyChoice;
import io.github.stalwartgitops.reconcile.ServerSettings;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.reconcile.Version;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Opens the server of a goal: a real one, or the embedded one of the build. */
final class GoalServer {
  private final MavenBuild build;
  private final SettingsServers settings;

  GoalServer(MavenBuild build, SettingsServers settings) {
    this.build = build;
    this.settings = settings;
  }

  /**
   * The server that was chosen.
   *
   * @param given takes the problems
   * @throws MojoFailureException if there is none, or the build is offline
   */
  Target open(ServerChoice choice, Parameters given) throws MojoFailureException {
    Problems problems = given.problems();
    String url = choice.url() == null ? build.environment().get("STALWART_URL") : choice.url();
    if (url == null) {
      problems.add(ServerSettings.noServer());
    }
    Optional<Target> target = url == null ? Optional.empty() : open(url, choice, problems);
    given.check();
    build.log().problems(problems.list());
    return target.orElseThrow(() -> new IllegalStateException("no server, and no problem told"));
  }

  private Optional<Target> open(String url, ServerChoice choice, Problems problems) {
    return EmulatorUrl.parse(url, build.folder()).isPresent()
        ? embedded(url, choice, problems)
        : real(url, choice, problems);
  }

  private Optional<Target> real(String url, ServerChoice choice, Problems problems) {
    Optional<Credential> credential =
        choice.serverId() == null
            ? Credentials.find(
                choice.tokenFile(),
                choice.user(),
                choice.passwordFile(),
                build.environment(),
                problems)
            : settings.credential(choice.serverId(), problems);
    Optional<Target> target =
        new ServerSettings(
                url,
                choice.jmapPath(),
                credential.orElse(new Credential.None()),
                choice.limits(),
                proxy(url, choice.proxy(), problems),
                choice.tls(),
                choice.allowPlainHttp())
            .target(Version.userAgent(), problems);
    target.ifPresent(it -> refuseOffline(it, problems));
    return target;
  }

  private @Nullable HttpProxy proxy(String url, ProxyChoice choice, Problems problems) {
    HttpProxy configured = choice.url() == null ? settings.proxy(url, problems) : null;
    return choice.or(configured, build.environment(), problems).orElse(null);
  }

  private Optional<Target> embedded(String url, ServerChoice choice, Problems problems) {
    build.log().line("EMULATOR   " + url + "   the embedded server, not a real one");
    try {
      RunningEmulator emulator = build.emulators().at(url, build.folder());
      return new ServerSettings(
              emulator.url(),
              null,
              emulator.credential(),
              choice.limits(),
              null,
              TlsConfiguration.systemTrust(),
              false)
          .target(Version.userAgent(), problems)
          .map(target -> new Target("emulator", url, target.endpoint()));
    } catch (EmulatorException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Fails, for a goal that was skipped would look like one that has done its work. */
  private void refuseOffline(Target target, Problems problems) {
    if (build.session().isOffline()
        && !JmapEndpoint.isLoopback(target.endpoint().url().getHost())) {
      problems.add(
          Problem.error(
              "Maven is offline (-o), and this goal has to ask " + target.address(),
              "Run it without -o; stalwart.live plans against an exported file, and the URL emulator:"
                  + " is the embedded server."));
    }
  }
}
