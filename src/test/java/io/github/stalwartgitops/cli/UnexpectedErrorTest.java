package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.report.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An unexpected error after a write: nobody may believe that the server is unchanged. */
class UnexpectedErrorTest {
  private static final String SERVER = "--url=emulator:state.json";

  @TempDir private Path folder;
  private final StringWriter output = new StringWriter();

  @BeforeEach
  void writeManifest() throws IOException {
    Files.writeString(
        folder.resolve("connect.yaml"), "MtaStageConnect:\n  hostname: {text: mx1}\n");
  }

  @Test
  void anApplyMayHaveChangedTheServer() {
    assertThat(run("reload  ", "apply", SERVER, "connect.yaml")).isEqualTo(3);

    assertThat(output.toString())
        .contains(
            "stalwart-gitops: internal error: java.lang.IllegalStateException: the terminal is"
                + " gone\n")
        .contains("This is a bug, please report it with the output of --debug.\n")
        .contains("The server may be changed: plan again to see what it stores.\n");
  }

  @Test
  void anUpdateMayHaveChangedTheServer() {
    assertThat(
            run(
                "reload  ",
                "update",
                SERVER,
                "MtaStageConnect",
                "--field=hostname={\"else\":\"'mx2'\"}"))
        .isEqualTo(3);
  }

  @Test
  void aDryRunHasNotChangedTheServer() {
    assertThat(run("MtaStageConnect", "apply", SERVER, "--dry-run", "connect.yaml")).isEqualTo(1);

    assertThat(output.toString()).doesNotContain("may be changed");
  }

  @Test
  void anUnexpectedErrorIsRecorded() throws IOException {
    run("calls ", "apply", SERVER, "--debug", "--audit=audit.jsonl", "connect.yaml");

    JsonNode line = new JsonMapper().readTree(Files.readString(folder.resolve("audit.jsonl")));
    assertThat(line.path("verdict").asText()).isEqualTo("notProven");
    assertThat(line.path("errors").get(0).asText()).contains("the terminal is gone");
  }

  /** Runs a command whose output breaks at a line. */
  private int run(String last, String... arguments) {
    Invocation invocation =
        new Invocation(
            folder,
            Map.of(),
            InputStream.nullInputStream(),
            breakingAt(last, new StringWriter()),
            breakingAt(last, output),
            false,
            false,
            Screen.unlimited());
    return StalwartGitops.run(invocation, arguments);
  }

  private static PrintWriter breakingAt(String last, StringWriter out) {
    return new PrintWriter(out, true) {
      @Override
      public void println(String line) {
        if (line.startsWith(last)) {
          throw new IllegalStateException("the terminal is gone");
        }
        super.println(line);
      }
    };
  }
}
