package io.github.stalwartgitops.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
  private static final List<Path> MANIFESTS = List.of(Path.of("stalwart"));

  private static final Map<String, String> NO_CONFIGURATION =
      Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1");

  @TempDir private Path folder;

  @BeforeEach
  void writeManifest() throws IOException {
    Files.createDirectories(folder.resolve("stalwart"));
    Files.writeString(folder.resolve("stalwart/connect.yaml"), "MtaStageConnect: {}\n");
  }

  @Test
  void withoutAWorkTreeThePipelinesCommitCounts() {
    assertThat(GitCommit.of(folder, MANIFESTS, Map.of("CI_COMMIT_SHA", HASH))).contains(HASH);
  }

  @Test
  void aVariableThatIsNoHashIsNoCommit() {
    assertThat(GitCommit.of(folder, MANIFESTS, Map.of("GITHUB_SHA", "$(id)"))).isEmpty();
  }

  @Test
  void returnsTheCommitOfTheWorkTree() throws Exception {
    commit();

    assertThat(GitCommit.of(folder, MANIFESTS, Map.of("GITHUB_SHA", HASH)))
        .hasValueSatisfying(it -> assertThat(it).matches("[0-9a-f]{40}").isNotEqualTo(HASH));
  }

  @Test
  void aChangedManifestIsDirty() throws Exception {
    commit();
    Files.writeString(folder.resolve("stalwart/connect.yaml"), "changed\n");

    assertThat(commitOf(MANIFESTS)).endsWith("-dirty");
  }

  @Test
  void anUntrackedManifestIsDirty() throws Exception {
    commit();
    Files.writeString(folder.resolve("stalwart/more.yaml"), "new\n");

    assertThat(commitOf(MANIFESTS)).endsWith("-dirty");
  }

  @Test
  void anUntrackedManifestIsDirtyEvenIfGitHidesUntrackedFiles() throws Exception {
    commit();
    git("config", "status.showUntrackedFiles", "no");
    Files.writeString(folder.resolve("stalwart/more.yaml"), "new\n");

    assertThat(commitOf(MANIFESTS)).endsWith("-dirty");
  }

  @Test
  void otherFilesMayDiffer() throws Exception {
    commit();
    Files.writeString(folder.resolve("notes.txt"), "new\n");

    assertThat(commitOf(MANIFESTS)).doesNotEndWith("-dirty");
  }

  @Test
  void theRepositoryOfAHookIsIgnored() throws Exception {
    commit();
    Path hooks = Files.createDirectories(folder.resolve("hooks"));
    Map<String, String> hook =
        Map.of("GIT_DIR", hooks.toString(), "GIT_INDEX_FILE", hooks.resolve("index").toString());

    assertThat(GitCommit.of(folder, MANIFESTS, hook)).contains(commitOf(MANIFESTS));
  }

  @Test
  void readsOutputLargerThanAPipe() throws Exception {
    commit();
    for (int i = 0; i < 1500; i++) {
      Files.createFile(folder.resolve("stalwart/" + "a-long-name".repeat(5) + i + ".yaml"));
    }

    assertThat(new Git(folder, Map.of()).run(List.of("status", "--porcelain")))
        .hasValueSatisfying(it -> assertThat(it.lines()).hasSize(1500));
  }

  @Test
  void theFileSystemMonitorOfTheWorkTreeIsNotRun() throws Exception {
    commit();
    Path ran = folder.resolve("ran");
    git("config", "core.fsmonitor", "touch " + ran);

    assertThat(commitOf(MANIFESTS)).doesNotEndWith("-dirty");
    assertThat(ran).doesNotExist();
  }

  private String commitOf(List<Path> manifests) {
    Optional<String> commit = GitCommit.of(folder, manifests, Map.of());
    return commit.orElseThrow();
  }

  private void commit() throws Exception {
    git("init", "--quiet");
    git("add", "stalwart");
    git(
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
        "commit",
        "--quiet",
        "--message=Declare");
  }

  private void git(String... arguments) throws Exception {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
              .directory(folder.toFile())
              .inheritIO();
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(NO_CONFIGURATION);
      process = builder.start();
    } catch (IOException e) {
      abort("there is no git here: " + e.getMessage());
      return;
    }
    assertThat(process.waitFor()).isZero();
  }
}
