package io.github.stalwartgitops.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.JmapListener;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.tls.TlsException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** The ways to a server during a check, one request at a time, and the folder of its files. */
final class ContractConnection {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final JmapListener SILENT =
      new JmapListener() {
        @Override
        public void note(String sentence) {}

        @Override
        public void debug(String line) {}
      };

  private final Target target;
  private final JmapEndpoint endpoint;
  private final StopSignal stop;
  private final JmapClient client;
  private final HttpClient http;
  private final Path folder;

  /**
   * @param folder receives the files of the check
   * @param stop ends the check before its next request
   */
  ContractConnection(Target target, Path folder, StopSignal stop)
      throws JmapException, TlsException {
    this.target = target;
    this.endpoint = target.endpoint();
    this.stop = stop;
    this.client = JmapClient.open(endpoint, SILENT);
    this.http = HttpClient.newBuilder().sslContext(endpoint.tls().context()).build();
    this.folder = folder;
  }

  Target target() {
    return target;
  }

  JmapClient client() {
    return client;
  }

  StalwartServer server() {
    return new StalwartServer(client, Catalog.bundled());
  }

  Reconciler reconciler() {
    return reconciler(stop, work -> {});
  }

  Reconciler reconciler(StopSignal stopSignal, Consumer<String> progress) {
    return new Reconciler(
        Catalog.bundled(), System::nanoTime, stopSignal, stopSignal, SILENT, progress);
  }

  /** Returns the name that the user signs in with; empty for a token. */
  String userName() {
    return endpoint.credential() instanceof Credential.Basic basic ? basic.user() : "";
  }

  /** Ends the check if a stop was requested. */
  void continueUnlessStopped() {
    if (stop.isRequested()) {
      throw new CancellationException("stopped");
    }
  }

  /** Sends the request of a recorded pair. */
  HttpResponse<String> send(WirePair pair) throws IOException, InterruptedException {
    return send(
        pair.request(
            endpoint.url(),
            pair.account().isEmpty() ? "" : endpoint.credential().authorization().orElse("")));
  }

  /** Returns where a path redirects to. */
  String redirect(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.url().resolve(path));
    endpoint.credential().authorization().ifPresent(it -> request.header("Authorization", it));
    return send(request.build()).headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    continueUnlessStopped();
    HttpRequest limited =
        HttpRequest.newBuilder(request, (name, value) -> true)
            .timeout(endpoint.limits().timeout())
            .build();
    HttpResponse<String> answer = http.send(limited, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 429) {
      throw new IOException("the server asks to slow down (HTTP 429)");
    }
    return answer;
  }

  /** Writes a file into the folder of the check. */
  Path write(String name, String text) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve(name), text);
  }

  /** Writes JSON into the folder of the check. */
  void write(String name, JsonNode json) throws IOException {
    Path unused = write(name, JSON.writeValueAsString(json) + "\n");
  }
}
