package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Sends JMAP requests to an emulator in the name of one of its accounts. */
final class JmapCaller {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI url;
  private final Account account;

  private JmapCaller(URI url, Account account) {
    this.url = url;
    this.account = account;
  }

  static JmapCaller of(Emulator emulator) {
    return new JmapCaller(emulator.url(), emulator.accounts().get(0));
  }

  static JmapCaller of(FaultyEmulator emulator) {
    return new JmapCaller(emulator.url(), emulator.accounts().get(0));
  }

  /** The responses to method calls, each {@code [name, arguments, id]}. */
  JsonNode call(String... calls) throws IOException, InterruptedException {
    return Json.MAPPER.readTree(send(calls).body()).path("methodResponses");
  }

  HttpResponse<String> send(String... calls) throws IOException, InterruptedException {
    String body =
        "{\"using\": [\"urn:stalwart:jmap\"], \"methodCalls\": [%s]}"
            .formatted(String.join(", ", calls));
    return CLIENT.send(
        request("/jmap").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path) {
    String pair = account.name() + ":" + account.password();
    return HttpRequest.newBuilder(url.resolve(path))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }
}
