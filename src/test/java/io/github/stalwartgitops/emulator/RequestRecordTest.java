package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestRecordTest {
  @Test
  void lineNamesTheMethodsThatARequestCalls() {
    assertThat(
            line(
                "POST",
                "/jmap",
                """
                {"methodCalls": [["x:MtaStageConnect/set", {}, "s"], [ "x:Action/set", {}, "r"],
                 ["x:Action/set", {"list": ["a/b", "secret"]}, "q"]]}
                """))
        .isEqualTo("POST /jmap MtaStageConnect/set Action/set a/b");
  }

  @Test
  void lineIsMethodAndPathOtherwise() {
    assertThat(line("GET", "/api/account", "")).isEqualTo("GET /api/account");
  }

  @Test
  void lineIsBounded() {
    assertThat(line("GET", "/" + "x".repeat(500), "")).hasSize("GET ".length() + 101);
    StringBuilder calls = new StringBuilder();
    for (char c = 'a'; c <= 'z'; c++) {
      calls.append("[\"x:").append(c).append("/get\"]");
    }
    assertThat(line("POST", "/jmap", calls.toString()))
        .isEqualTo("POST /jmap a/get b/get c/get d/get e/get f/get g/get h/get");
  }

  private static String line(String method, String path, String body) {
    return RequestRecord.line(new HttpRequest(method, path, Map.of(), body, false));
  }
}
