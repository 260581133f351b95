package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.jmap.JmapResponse;
import io.github.stalwartgitops.jmap.MethodCall;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.ServerText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what expressions refer to outside their objects. */
final class ServerContextReader {
  static final String SCRIPT = "SieveSystemScript";
  static final String LISTENER = "NetworkListener";
  static final String SYSTEM = "SystemSettings";

  static final List<MethodCall> CALLS =
      List.of(Calls.getAll(SCRIPT), Calls.getAll(LISTENER), Calls.get(SYSTEM));

  private ServerContextReader() {}

  static ServerContext read(JmapResponse response) {
    Map<String, MethodError> failed = new LinkedHashMap<>();
    for (String object : List.of(SCRIPT, LISTENER, SYSTEM)) {
      if (response.of(Calls.getId(object)) instanceof MethodError error) {
        failed.put(object, error);
      }
    }
    return new ServerContext(
        new ServerFacts(
            StoredReader.list(response, SCRIPT).map(ServerContextReader::scripts),
            StoredReader.list(response, LISTENER).map(ServerContextReader::ports),
            StoredReader.list(response, SYSTEM)
                .map(ServerContextReader::hostName)
                .orElse(HostName.unknown())),
        failed);
  }

  private static Map<String, Boolean> scripts(JsonNode list) {
    Map<String, Boolean> scripts = new LinkedHashMap<>();
    for (JsonNode script : list) {
      scripts.put(
          ServerText.of(script.path("name").asText(""), 255),
          script.path("isActive").asBoolean(false));
    }
    return scripts;
  }

  private static List<ListenerPort> ports(JsonNode listeners) {
    List<ListenerPort> ports = new ArrayList<>();
    for (JsonNode listener : listeners) {
      String name = ServerText.of(listener.path("name").asText(""), 100);
      String protocol = ServerText.of(listener.path("protocol").asText(""), 100);
      boolean tls = listener.path("tlsImplicit").asBoolean(false);
      for (Map.Entry<String, JsonNode> bind : listener.path("bind").properties()) {
        if (bind.getValue().asBoolean(false)) {
          ListenerPort.parse(name, bind.getKey(), protocol, tls).ifPresent(ports::add);
        }
      }
    }
    return ports;
  }

  private static HostName hostName(JsonNode settings) {
    JsonNode name = settings.path(0).path("defaultHostname");
    return name.isTextual() ? HostName.of(ServerText.of(name.asText(), 253)) : HostName.unknown();
  }
}
