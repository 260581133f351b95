package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.EmulatorUrl;
import java.lang.ref.Cleaner;
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
 * The embedded servers of a build: one for each URL, shared by all its goals and threads. They are
 * kept in the request of the build, as types of the JDK, because modules may load this plugin in
 * different class loaders.
 *
 * <p>A server ends with the goal {@code emulator-stop} or with Maven's process: its threads are
 * daemons. A plugin that is no extension is not notified of the end of a session, so in a process
 * that outlives the build (the Maven daemon, an IDE) a server that was not stopped ends when the
 * request of its build is collected.
 */
final class BuildEmulators {
  private static final String KEY = "io.github.stalwartgitops.emulator:";
  private static final Cleaner CLEANER = Cleaner.create();

  private final MavenExecutionRequest request;
  private final Map<String, Object> kept;

  BuildEmulators(MavenSession session) {
    this.request = session.getRequest();
    this.kept = request.getData();
  }

  /**
   * Returns the server at a URL, started if it is not running.
   *
   * @param url {@code emulator:}, the one that {@code emulator-start} started if it is running, or
   *     {@code emulator:FILE}
   * @param folder the folder that a relative file starts from
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

  /** Returns the server at {@code emulator:} if it is running. */
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

  /** Stops all of them. Returns whether there were any. */
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
    CLEANER.register(request, emulator::close);
    RunningEmulator running = RunningEmulator.of(emulator);
    Map<String, Object> map = running.toMap(emulator::close);
    keys.forEach(key -> kept.put(key, map));
    return running;
  }

  private static String key(Optional<Path> file) {
    return KEY + file.map(it -> it.toAbsolutePath().normalize().toString()).orElse("");
  }
}
