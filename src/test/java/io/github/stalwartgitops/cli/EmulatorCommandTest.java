package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.report.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorCommandTest {
  @TempDir Path folder;

  @Test
  void runsThePlaygroundUntilItIsInterrupted() throws Exception {
    PipedReader printed = new PipedReader();
    PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
    StringWriter err = new StringWriter();
    Invocation invocation =
        new Invocation(
            folder,
            Map.of(),
            InputStream.nullInputStream(),
            out,
            new PrintWriter(err, true),
            false,
            false,
            Screen.unlimited());
    Thread command =
        new Thread(
            () -> StalwartGitops.run(invocation, "emulator", "--node-hostname=mx1.example.org"));
    command.start();

    String url = playground(new BufferedReader(printed));
    assertThat(get(url)).contains("<title>Playground");
    assertThat(get(url + "playground/state/MtaStageConnect"))
        .contains("\"hostname\":\"mx1.example.org\"");
    command.interrupt();
    command.join(30_000);
    assertThat(command.isAlive()).isFalse();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpNamesThePage() {
    assertThat(new Runner(folder).run("emulator", "--help").out()).contains("playground");
  }

  private static String get(String url) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String playground(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains("playground")) {
        return line.split(" +", -1)[1];
      }
    }
    throw new AssertionError("no address of the playground was printed");
  }
}
