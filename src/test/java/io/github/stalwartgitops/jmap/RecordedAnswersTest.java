package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedAnswersTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static Stream<String> pairs(boolean succeeded) throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(RecordedAnswersTest.class.getResource("/wire")).toURI());
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        JsonNode pair = JSON.readTree(file.toFile());
        int status = pair.at("/response/status").asInt(0);
        boolean call =
            pair.at("/request/body/methodCalls").isArray()
                && pair.at("/response/body/methodResponses").isArray();
        if (succeeded ? call : status >= 300) {
          names.add(file.getFileName().toString().replace(".json", ""));
        }
      }
    }
    return names.stream();
  }

  static Stream<String> answeredCalls() throws Exception {
    return pairs(true);
  }

  static Stream<String> refusedRequests() throws Exception {
    return pairs(false);
  }

  @ParameterizedTest
  @MethodSource("answeredCalls")
  void everyRecordedAnswerMatchesItsCalls(String name) throws Exception {
    RecordedPair pair = RecordedPair.load(name);
    List<MethodCall> calls = new ArrayList<>();
    for (JsonNode call : pair.calls()) {
      ObjectNode arguments =
          call.path(1) instanceof ObjectNode object ? object : JSON.createObjectNode();
      calls.add(new MethodCall(call.path(0).asText(), arguments, call.path(2).asText()));
    }
    byte[] body = pair.response().path("body").toString().getBytes(StandardCharsets.UTF_8);

    JmapResponse response =
        JmapResponse.read(UntrustedJson.read(name, body), calls, Clients.SECRETS);

    assertThat(response.responses()).hasSameSizeAs(calls);
  }

  @ParameterizedTest
  @MethodSource("refusedRequests")
  void everyRecordedRefusalIsReportedWithAHint(String name) {
    JsonNode response = RecordedPair.load(name).response();
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), List.of(header.getValue().asText())));
    RawResponse answer =
        new RawResponse(
            URI.create("https://mail.example.org/jmap"),
            response.path("status").asInt(),
            HttpHeaders.of(headers, (key, value) -> true),
            response.path("body").toString().getBytes(StandardCharsets.UTF_8));

    JmapException failure = new HttpErrors(Clients.TOKEN, Clients.SECRETS).of(answer);

    assertThat(failure.outcomeUnknown()).isEqualTo(answer.isRedirect());
    assertThat(failure.problem().hint()).isNotBlank();
    assertThat(failure.getMessage()).hasSizeLessThan(300).doesNotContain("methodCalls");
  }
}
