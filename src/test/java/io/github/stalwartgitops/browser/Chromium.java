package io.github.stalwartgitops.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium of this machine, driven over its DevTools protocol. */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String ERRORS = "errors.txt";
  private static final Duration START = Duration.ofSeconds(60);
  private static final int END_SECONDS = 10;
  private static final int LONGEST_REASON = 1_000;

  private final Process process;
  private final Path profile;
  private final DevTools tools;

  private Chromium(Process process, Path profile, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.tools = tools;
  }

  /** Returns the browsers: those of {@code CHROMIUM} and {@code CHROME}, then those on the path. */
  static List<Path> programs() {
    Stream<Path> named =
        Stream.of("CHROMIUM", "CHROME").map(System::getenv).filter(it -> it != null).map(Path::of);
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> found =
        NAMES.stream()
            .flatMap(
                name -> Stream.of(path.split(File.pathSeparator)).map(it -> Path.of(it, name)));
    return Stream.concat(named, found).filter(Files::isExecutable).distinct().toList();
  }

  /**
   * Starts one with a new profile.
   *
   * @throws NoBrowserException if the program cannot be run, or ends before it can be driven
   */
  static Chromium start(Path program) throws NoBrowserException {
    try {
      Path profile = Files.createTempDirectory("chromium");
      try (WatchService watch = profile.getFileSystem().newWatchService()) {
        profile.register(
            watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
        return start(program, profile, watch);
      } catch (NoBrowserException | AssertionError e) {
        delete(profile);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Chromium start(Path program, Path profile, WatchService watch)
      throws IOException, NoBrowserException {
    Process process = run(program, profile);
    try {
      return new Chromium(process, profile, new DevTools(awaitPort(process, profile, watch)));
    } catch (NoBrowserException | AssertionError e) {
      end(process);
      throw e;
    }
  }

  private static Process run(Path program, Path profile) throws NoBrowserException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-gpu",
                "--disable-sync",
                "--hide-scrollbars",
                "--force-color-profile=srgb"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--no-sandbox"); // the sandbox refuses to work for root
    }
    command.add("about:blank");
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(profile.resolve(ERRORS).toFile())
          .start();
    } catch (IOException e) {
      throw new NoBrowserException("cannot be run: " + e.getMessage());
    }
  }

  private static URI awaitPort(Process process, Path profile, WatchService watch)
      throws IOException, NoBrowserException {
    Path file = profile.resolve("DevToolsActivePort");
    long start = System.nanoTime();
    while (System.nanoTime() - start < START.toNanos() && process.isAlive()) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() >= 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      try {
        Optional.ofNullable(watch.poll(200, TimeUnit.MILLISECONDS)).ifPresent(key -> key.reset());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    String errors = Files.readString(profile.resolve(ERRORS)).strip();
    if (!process.isAlive()) {
      throw new NoBrowserException("ended with " + process.exitValue() + ": " + beginning(errors));
    }
    throw new AssertionError("Chromium wrote no DevTools port: " + errors);
  }

  private static String beginning(String text) {
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + " …" : text;
  }

  /** Opens a tab at a URL ({@code http:} or {@code file:}) and waits until it is loaded. */
  public Tab open(String url) {
    String target =
        tools
            .call("", "Target.createTarget", Map.of("url", "about:blank"))
            .path("targetId")
            .asText();
    String session =
        tools
            .call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    Tab tab = new Tab(tools, session, target);
    tab.go(url);
    return tab;
  }

  @Override
  public void close() {
    tools.close();
    end(process);
    try {
      delete(profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(
        each -> each.onExit().completeOnTimeout(each, END_SECONDS, TimeUnit.SECONDS).join());
  }
}
