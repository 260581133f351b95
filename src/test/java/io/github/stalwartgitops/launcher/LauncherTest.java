package io.github.stalwartgitops.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script with a Java that only prints its arguments, and with the Java that runs the
 * tests. A start ends here when its work in the background has ended, too: both write to one pipe.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
@Timeout(60)
class LauncherTest {
  /** Creates what it is asked to create, and prints other calls. */
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      archive=
      dump=
      for each; do
        case $each in
          -XX:AOTCacheOutput=*) echo "$each" >&3; echo cache >"${each#*=}"; exit ;;
          -XX:DumpLoadedClassList=*) echo classes >"${each#*=}"; exit ;;
          -XX:SharedArchiveFile=*) archive=${each#*=} ;;
          -Xshare:dump) dump=yes ;;
        esac
      done
      if [ -n "$dump" ]; then echo "dump" >&3; echo cache >"$archive"; exit; fi
      case " $* " in *" --version "*) exit ;; esac
      echo "java $*"
      """;

  @TempDir Path folder;
  private Path jar;
  private Path cache;

  @BeforeEach
  void install() throws IOException {
    Path app = Files.createDirectories(folder.resolve("an app"));
    Files.copy(Path.of("src/main/launcher/stalwart-gitops"), app.resolve("stalwart-gitops"));
    jar = Files.writeString(app.resolve("stalwart-gitops.jar"), "jar");
    cache = folder.resolve("a home/.cache/stalwart-gitops");
  }

  @Test
  void onJava17AClassDataArchiveIsMadeOnceAndUsed() throws Exception {
    Path java = fakeJava("17.0.15");

    assertThat(start(java)).contains("dump").doesNotContain("SharedArchiveFile");
    assertThat(start(java)).doesNotContain("dump").contains("-XX:SharedArchiveFile=" + cache);
    assertThat(archives()).singleElement().asString().endsWith(".jsa");
  }

  @Test
  void onJava25AnAheadOfTimeCacheIsMadeOnceAndUsed() throws Exception {
    Path java = fakeJava("25");

    assertThat(start(java)).contains("AOTCacheOutput").doesNotContain("AOTCache=");
    assertThat(start(java))
        .doesNotContain("AOTCacheOutput", "-Xshare", "SharedArchive")
        .contains("-XX:AOTCache=" + cache);
    assertThat(archives()).singleElement().asString().endsWith(".aot");
  }

  @Test
  void argumentsArePassedAsTheyAre() throws Exception {
    String output = start(fakeJava("17.0.15"), "plan", "a b", "*", "$HOME", "");

    assertThat(output)
        .contains(
            "java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar " + jar + " plan a b * $HOME");
  }

  @Test
  void anotherJavaAndANewJarHaveTheirOwnCache() throws Exception {
    start(fakeJava("17.0.15"));
    start(fakeJava("25.0.3"));
    Files.writeString(jar, "a newer jar");

    assertThat(start(fakeJava("25.0.3"))).contains("AOTCacheOutput");
    assertThat(archives()).hasSize(3);
  }

  @Test
  void anUnknownJavaRunsWithoutACache() throws Exception {
    Path java = fakeJava("17");
    Files.delete(java.resolve("release"));

    assertThat(start(java, "plan")).isEqualTo(plain("plan"));
    assertThat(cache).doesNotExist();
  }

  @Test
  void withoutAHomeThereIsNoCache() throws Exception {
    Map<String, String> environment = environment(fakeJava("17"));
    environment.remove("HOME");

    assertThat(start(environment, "plan")).isEqualTo(plain("plan"));
  }

  @Test
  void aFolderThatCannotBeMadeIsNoObstacle() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("a home")).resolve(".cache"), "file");

    assertThat(start(fakeJava("17"), "plan")).isEqualTo(plain("plan"));
  }

  @Test
  void aReadOnlyHomeIsNoObstacle() throws Exception {
    Files.createDirectories(cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(cache));

    assertThat(start(fakeJava("17"), "plan")).isEqualTo(plain("plan"));
  }

  @Test
  void whatCannotBeWrittenIsNotTriedAgainAtOnce() throws Exception {
    Path java = fakeJava("25");
    String failing = FAKE_JAVA.replace("echo cache >\"${each#*=}\"; exit ;;", "exit 1 ;;");
    Files.writeString(java.resolve("bin/java"), failing);

    assertThat(start(java, "plan")).contains("AOTCacheOutput");
    assertThat(start(java, "plan")).isEqualTo(plain("plan"));
    assertThat(archives()).isEmpty();
  }

  @Test
  void ofTwoStartsAtOnceOneMakesTheCache() throws Exception {
    Path java = fakeJava("25");
    Process first = launch(environment(java), "plan");
    Process second = launch(environment(java), "plan");

    String output = output(first) + output(second);

    assertThat(output).containsOnlyOnce("AOTCacheOutput");
    assertThat(output.split("java ", -1)).hasSize(3);
    assertThat(archives()).hasSize(1);
  }

  @Test
  void flagsOfTheEnvironmentAreNotContradicted() throws Exception {
    Map<String, String> environment = environment(fakeJava("25"));
    environment.put("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC");

    assertThat(start(environment, "plan")).isEqualTo("java -jar " + jar + " plan\n");
  }

  @Test
  void aLinkToTheLauncherFindsItsJar() throws Exception {
    Path link = Files.createDirectories(folder.resolve("bin")).resolve("gitops");
    Files.createSymbolicLink(link, Path.of("../an app/stalwart-gitops"));

    Process process = start(link, environment(fakeJava("17")), "plan");

    assertThat(output(process)).contains("-jar " + jar.toRealPath() + " plan");
  }

  @Test
  void aMissingJavaIsReported() throws Exception {
    Map<String, String> environment = environment(folder.resolve("nowhere"));

    Process process = start(script(), environment, "plan");

    assertThat(output(process)).contains("no Java found").endsWith("exit 64\n");
  }

  @Test
  void theRunningJavaUsesTheCacheThatItMade() throws Exception {
    installRealJar();
    Path java = Path.of(System.getProperty("java.home"));

    assertThat(start(java, "one")).startsWith("[one] ").doesNotContain(cache.toString());
    assertThat(archives()).hasSize(1);
    assertThat(start(java, "two")).startsWith("[two] ").contains("=" + cache);
  }

  @Test
  void aBrokenCacheIsNoObstacle() throws Exception {
    installRealJar();
    Path java = Path.of(System.getProperty("java.home"));
    start(java, "one");
    for (Path archive : archives()) {
      Files.delete(archive);
      Files.writeString(archive, "broken");
    }

    assertThat(start(java, "two")).startsWith("[two] ").hasLineCount(1);
  }

  private String plain(String arguments) {
    return "java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar " + jar + " " + arguments + "\n";
  }

  private Path fakeJava(String version) throws IOException {
    Path home = folder.resolve("java-" + version);
    Files.createDirectories(home.resolve("bin"));
    Path program = Files.writeString(home.resolve("bin/java"), FAKE_JAVA);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** Makes the jar one that prints its arguments and the flags of its Java. */
  private void installRealJar() throws IOException {
    String name = PrintArguments.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PrintArguments.class.getName());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        var in = PrintArguments.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private Map<String, String> environment(Path javaHome) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.resolve("a home").toString());
    environment.put("JAVA_HOME", javaHome.toString());
    return environment;
  }

  private String start(Path javaHome, String... arguments) throws Exception {
    return start(environment(javaHome), arguments);
  }

  private String start(Map<String, String> environment, String... arguments) throws Exception {
    return output(launch(environment, arguments));
  }

  private Process launch(Map<String, String> environment, String... arguments) throws IOException {
    return start(script(), environment, arguments);
  }

  private Path script() {
    return jar.resolveSibling("stalwart-gitops");
  }

  /**
   * Starts the script. {@code cat} reads until the last writer is gone, and the work in the
   * background keeps descriptor 3.
   */
  private static Process start(Path script, Map<String, String> environment, String... arguments)
      throws IOException {
    String pipeline = "{ sh \"$@\" || echo \"exit $?\"; } 2>&1 3>&1 | cat";
    List<String> command = new ArrayList<>(List.of("sh", "-c", pipeline, "sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
