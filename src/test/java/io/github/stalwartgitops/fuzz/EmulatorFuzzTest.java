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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrupted requests and files: the embedded server goes on, or names the reason. */
@Tag("fuzz")
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

  @TempDir static Path folder;
  private static Emulator emulator;

  @BeforeAll
  static void start() throws Exception {
    emulator = FuzzInputs.emulator();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void aCorruptedRequestIsAnsweredOrCutOff() throws Exception {
    FuzzRun.run(
        "Corrupted requests to the emulator",
        4_000,
        mutation -> {
          byte[] body = bytes(BODIES.get(mutation.below(BODIES.size())));
          byte[] request =
              switch (mutation.below(3)) {
                case 0 -> request("POST", "/jmap", mutation.of(body));
                case 1 -> mutation.of(request("POST", "/jmap", body));
                default ->
                    mutation.of(
                        request("GET", PAGES.get(mutation.below(PAGES.size())), new byte[0]));
              };
          String status = send(request);
          assertThat(send(request("GET", "/api/account", new byte[0]))).isEqualTo("200");
          return status;
        });
  }

  @Test
  void aCorruptedFileIsReadOrRejectedWithAReason() throws Exception {
    FuzzRun.run(
        "Corrupted accounts and state files",
        2_000,
        mutation -> {
          Path accounts = Files.write(folder.resolve("accounts.yaml"), mutation.of(ACCOUNTS));
          Path state = Files.write(folder.resolve("state.json"), mutation.of(STATE));
          Problems problems = new Problems();
          List<Account> read = AccountsFile.read(accounts, problems);
          return (read.isEmpty() ? "no account" : "accounts") + ", " + started(state);
        });
  }

  private static String started(Path state) {
    try (Emulator other =
        Emulator.start(
            EmulatorConfiguration.builder().listeners(List.of()).stateFile(state).build())) {
      return "started";
    } catch (io.github.stalwartgitops.emulator.EmulatorException e) {
      assertThat(e.problems()).isNotEmpty();
      return "not started";
    }
  }

  /** Returns the status of the answer, or how the connection ended without one. */
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
