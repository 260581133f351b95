package io.github.stalwartgitops.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.AccountsFile;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the embedded server is sent or given to read: it goes on. */
@Tag("fuzz")
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class EmulatorFuzzTest {
  private static final List<String> BODIES =
      List.of(
          call("x:MtaStageConnect/get", "{\"ids\":[\"singleton\"]}"),
          call(
              "x:MtaStageConnect/set",
              "{\"update\":{\"singleton\":{\"smtpGreeting/match/0/then\":\"'a'\","
                  + "\"hostname\":{\"else\":\"'b'\",\"match\":{\"0\":{\"if\":\"1\",\"then\":\"2\"}}}}}}"),
          call("x:Action/set", "{\"create\":{\"r\":{\"@type\":\"ReloadSettings\"}}}"));
  private static final List<String> PAGES =
      List.of("/api/account", "/api/schema", "/.well-known/jmap", "/");
  private static final byte[] ACCOUNTS =
      "accounts:\n- {name: a, password: b, permissions: all}\n- {name: c, token: t, permissions: [authenticate]}\n"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] STATE =
      """
      {"stored": {"MtaStageConnect": {"hostname": {"match": {}, "else": "'mx'"}}},
       "active": {}, "writes": {"MtaStageConnect": 1}, "blocking": [{"object": "SpamPyzor", "description": "no address"}]}
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final Bounds HTTP = new Bounds("Spoilt requests to the emulator");
  private static final Bounds FILES = new Bounds("Spoilt accounts and state files");

  private static Emulator emulator;
  private static TemporaryFolder folder;

  @BeforeContainer
  static void start() throws Exception {
    folder = TemporaryFolder.make();
    emulator = FuzzInputs.emulator();
  }

  @Property(tries = 4_000, seed = "20261123")
  void aSpoiltRequestIsAnsweredOrCutOff(@ForAll long seed) throws Exception {
    Mutation mutation = new Mutation(seed);
    byte[] body = bytes(BODIES.get(mutation.below(BODIES.size())));
    byte[] request =
        switch (mutation.below(3)) {
          case 0 -> request("POST", "/jmap", mutation.of(body));
          case 1 -> mutation.of(request("POST", "/jmap", body));
          default ->
              mutation.of(request("GET", PAGES.get(mutation.below(PAGES.size())), new byte[0]));
        };

    HTTP.hold(() -> send(request));
    assertThat(send(request("GET", "/api/account", new byte[0]))).isEqualTo("200");
  }

  @Property(tries = 2_000, seed = "20261123")
  void aSpoiltFileIsReadOrRefusedWithItsReason(@ForAll long seed) throws Exception {
    Mutation mutation = new Mutation(seed);
    Path accounts = Files.write(folder.resolve("accounts.yaml"), mutation.of(ACCOUNTS));
    Path state = Files.write(folder.resolve("state.json"), mutation.of(STATE));

    FILES.hold(
        () -> {
          Problems problems = new Problems();
          List<Account> read = AccountsFile.read(accounts, problems);
          return (read.isEmpty() ? "no account" : "accounts") + ", " + started(state);
        });
  }

  @AfterContainer
  static void tell() throws Exception {
    HTTP.close();
    FILES.close();
    emulator.close();
    folder.close();
  }

  private static String started(Path state) {
    try (Emulator other =
        Emulator.start(
            EmulatorConfiguration.defaults().withListeners(List.of()).withStateFile(state))) {
      return "started";
    } catch (io.github.stalwartgitops.emulator.EmulatorException e) {
      assertThat(e.problems()).isNotEmpty();
      return "not started";
    }
  }

  /** The status of the answer, or that there is none. */
  private static String send(byte[] request) throws IOException {
    try (Socket socket = new Socket(emulator.url().getHost(), emulator.url().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.length() < 12 ? "no answer" : answer.substring(9, 12);
    } catch (SocketException e) {
      return "cut off";
    }
  }

  private static String call(String method, String arguments) {
    return "{\"using\":[\"urn:ietf:params:jmap:core\",\"urn:stalwart:jmap\"],\"methodCalls\":[[\""
        + method
        + "\","
        + arguments
        + ",\"c\"]]}";
  }

  private static byte[] request(String method, String path, byte[] body) {
    byte[] head =
        bytes(
            method
                + " "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + FuzzInputs.TOKEN
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length
                + "\r\n\r\n");
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
