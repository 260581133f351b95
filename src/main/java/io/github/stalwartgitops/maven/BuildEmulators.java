package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.EmulatorUrl;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/**
 * The embedded servers of a build: one for each URL, for all its goals and threads, closed at its
 * end. They are kept in the request of the build, by types of the JDK, since modules may load this
 * plugin by several class loaders.
 */
final class BuildEmulators {
  private static final String KEY = "io.github.stalwartgitops.emulator:";

  private final MavenExecutionRequest request;
  private final Map<String, Object> kept;

  BuildEmulators(MavenSession session) {
    this.request = session.getRequest();
    this.kept = request.getData();
  }

  /**
   * The server that a URL means, started if it does not run yet.
   *
   * @param url {@code emulator:}, the one of {@code emulator-start} where that runs, or {@code
   *     emulator:FILE}
   * @param folder what a relative file starts from
   */
  RunningEmulator at(String url, Path folder) throws EmulatorException {
    EmulatorUrl parsed = EmulatorUrl.parse(url, folder).orElseThrow();
    synchronized (kept) {
      Optional<RunningEmulator> running = find(key(parsed.file()));
      return running.isPresent()
          ? running.get()
          : keep(parsed.start(), List.of(key(parsed.file())));
    }
  }

  /** The server that {@code emulator:} means, if one runs. */
  Optional<RunningEmulator> running() {
    synchronized (kept) {
      return find(KEY);
    }
  }

  /** Starts the server that {@code emulator:} means from now on. */
  Emulator start(EmulatorConfiguration configuration) throws EmulatorException {
    Emulator emulator = Emulator.start(configuration);
    Optional<Path> file = Optional.ofNullable(configuration.stateFile());
    synchronized (kept) {
      keep(emulator, List.of(KEY, key(file)));
    }
    return emulator;
  }

  /** Closes all of them, and says whether there were any. */
  boolean stop() {
    synchronized (kept) {
      List<String> keys = kept.keySet().stream().filter(key -> key.startsWith(KEY)).toList();
      Set<Map<?, ?>> running = new HashSet<>();
      keys.forEach(key -> running.add((Map<?, ?>) Objects.requireNonNull(kept.remove(key))));
      running.forEach(RunningEmulator::close);
      return !running.isEmpty();
    }
  }

  private Optional<RunningEmulator> find(String key) {
    return kept.get(key) instanceof Map<?, ?> map
        ? Optional.of(RunningEmulator.fromMap(map))
        : Optional.empty();
  }

  private RunningEmulator keep(Emulator emulator, List<String> keys) {
    if (kept.keySet().stream().noneMatch(key -> key.startsWith(KEY))) {
      EndOfBuild.call(request, this::stop);
    }
    RunningEmulator running = RunningEmulator.of(emulator);
    Map<String, Object> map = running.toMap(emulator::close);
    keys.forEach(key -> kept.put(key, map));
    return running;
  }

  private static String key(Optional<Path> file) {
    return KEY + file.map(it -> it.toAbsolutePath().normalize().toString()).orElse("");
  }
}
