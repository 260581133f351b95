package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The objects that {@code /get} reads: the singletons, and a few that clients of them need. */
final class ServerObjects {
  private static final String DEFAULT_DOMAIN = "p333333333333";

  private final EmulatorConfiguration configuration;
  private final Singletons singletons;
  private final Store store;

  ServerObjects(EmulatorConfiguration configuration, Singletons singletons, Store store) {
    this.configuration = configuration;
    this.singletons = singletons;
    this.store = store;
  }

  /**
   * The objects of one type.
   *
   * @param all the objects with their {@code id}
   * @param listed whether a request without ids returns them
   */
  record Listing(List<ObjectNode> all, boolean listed) {}

  /** Returns the objects of a type, if there is such a type. */
  Optional<Listing> find(String type) {
    return switch (type) {
      case "Action" -> Optional.of(new Listing(List.of(), true));
      case "SieveSystemScript" -> Optional.of(new Listing(scripts(), true));
      case "NetworkListener" -> Optional.of(new Listing(listeners(), true));
      case "SystemSettings" -> Optional.of(new Listing(List.of(systemSettings()), true));
      case "Bootstrap" -> Optional.of(new Listing(List.of(bootstrap()), true));
      default -> singletons.type(type).map(known -> singleton(known.name()));
    };
  }

  private Listing singleton(String name) {
    ObjectNode object = store.stored(name).deepCopy().put("id", "singleton");
    return new Listing(List.of(object), store.state().writes(name) > 1);
  }

  private List<ObjectNode> scripts() {
    return store.state().stored().scripts().stream()
        .map(
            script ->
                Json.object()
                    .put("name", script.name())
                    .put("description", script.description())
                    .put("isActive", script.isActive())
                    .put("contents", script.contents())
                    .put("id", script.id()))
        .toList();
  }

  private List<ObjectNode> listeners() {
    return Stream.concat(
            configuration.listeners().stream()
                .filter(listener -> listener.node().isEmpty())
                .map(ServerObjects::listener),
            Stream.of(
                listener("imaps", 993, "imap", true),
                listener("pop3s", 995, "pop3", true),
                listener("sieve", 4190, "manageSieve", false),
                listener("https", 443, "http", true),
                listener("http", 8080, "http", false)))
        .toList();
  }

  private static ObjectNode listener(SmtpListener listener) {
    String address =
        listener.localIp().contains(":") ? "[" + listener.localIp() + "]" : listener.localIp();
    return listener(
        listener.name(), address + ":" + listener.localPort(), listener.protocol(), listener.tls());
  }

  private static ObjectNode listener(String name, int port, String protocol, boolean tls) {
    return listener(name, "[::]:" + port, protocol, tls);
  }

  private static ObjectNode listener(String name, String bind, String protocol, boolean tls) {
    ObjectNode listener = Json.object().put("name", name);
    listener.putObject("bind").put(bind, true);
    return listener
        .put("protocol", protocol)
        .put("tlsImplicit", tls)
        .put("id", Id.of(Integer.toUnsignedLong(name.hashCode())));
  }

  private ObjectNode systemSettings() {
    return Json.object()
        .put("defaultHostname", configuration.hostname())
        .put("defaultDomainId", DEFAULT_DOMAIN)
        .put("id", "singleton");
  }

  private ObjectNode bootstrap() {
    return Json.object().put("serverHostname", configuration.hostname()).put("id", "singleton");
  }
}
