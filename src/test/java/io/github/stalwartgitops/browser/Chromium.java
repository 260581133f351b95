package io.github.stalwartgitops.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  private final Process process;
  private final DevTools tools;

  private Chromium(Process process, DevTools tools) {
    this.process = process;
    this.tools = tools;
  }

  /** The program: what {@code CHROMIUM} or {@code CHROME} names, or the first on the path. */
  public static Optional<Path> program() {
    Stream<Path> named =
        Stream.of("CHROMIUM", "CHROME").map(System::getenv).filter(it -> it != null).map(Path::of);
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> found =
        NAMES.stream()
            .flatMap(
                name -> Stream.of(path.split(File.pathSeparator)).map(it -> Path.of(it, name)));
    return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
  }

  /**
   * Starts it.
   *
   * @param program from {@link #program()}
   * @param profile an empty folder for what it keeps
   */
  public static Chromium start(Path program, Path profile) throws IOException {
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
    try (WatchService watch = profile.getFileSystem().newWatchService()) {
      profile.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(profile.resolve(ERRORS).toFile())
              .start();
      return new Chromium(process, new DevTools(awaitPort(process, profile, watch)));
    }
  }

  private static URI awaitPort(Process process, Path profile, WatchService watch)
      throws IOException {
    Path file = profile.resolve("DevToolsActivePort");
    Instant deadline = Instant.now().plus(START);
    while (Instant.now().isBefore(deadline) && process.isAlive()) {
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
    end(process);
    throw new AssertionError(
        "Chromium tells no port of its DevTools: " + Files.readString(profile.resolve(ERRORS)));
  }

  /** Opens a tab at a URL, {@code http:} or {@code file:}, and waits until it is loaded. */
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
  }

  private static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(
        each -> each.onExit().completeOnTimeout(each, END_SECONDS, TimeUnit.SECONDS).join());
  }
}
