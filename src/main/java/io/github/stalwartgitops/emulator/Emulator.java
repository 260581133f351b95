package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Stalwart look-alike in this process: its management API over HTTP, and the beginning of an SMTP
 * dialogue. What it answers was recorded on a real server ({@code docs/server.md}). All its threads
 * are daemons; all its methods may be called from any thread.
 */
public final class Emulator implements AutoCloseable {
  private final Singletons singletons;
  private final Store store;
  private final Nodes nodes;
  private final List<Account> accounts;
  private final Accounts known;
  private final History history;
  private final FaultInjection faults;
  private final SmtpRecords records;
  private final String hostname;
  private final SocketServer http;
  private final Map<String, SocketServer> smtp;
  private volatile @Nullable Function<HttpRequest, Optional<HttpAnswer>> pages;

  private Emulator(
      Singletons singletons,
      Store store,
      History history,
      EmulatorConfiguration configuration,
      SocketServer http,
      Map<String, SocketServer> smtp) {
    this.singletons = singletons;
    this.store = store;
    this.nodes = new Nodes(store, nodes(configuration), configuration.clock());
    this.history = history;
    this.accounts = configuration.accounts();
    this.hostname = configuration.hostname();
    this.known = new Accounts(accounts);
    this.records = new SmtpRecords(configuration.clock());
    this.http = http;
    this.smtp = Collections.unmodifiableMap(new LinkedHashMap<>(smtp));
    this.faults =
        new FaultInjection(
            new FaultScript(history, configuration.clock(), known),
            router(configuration)::answer,
            history,
            store,
            nodes,
            http,
            this::store);
  }

  /**
   * Starts one. It serves until it is closed.
   *
   * @throws EmulatorException if a port cannot be had or the state file cannot be used
   */
  public static Emulator start(EmulatorConfiguration given) throws EmulatorException {
    EmulatorConfiguration configuration =
        given.accounts().isEmpty()
            ? given.withAccounts(List.of(Account.administrator("admin", randomPassword())))
            : given;
    Singletons singletons = new Singletons(Catalog.bundled());
    History history = new History();
    Store store = openStore(configuration, singletons, history);
    checkNodes(configuration);
    List<SocketServer> opened = new ArrayList<>();
    try {
      SocketServer http = open(opened, "http", configuration, configuration.httpPort());
      Map<String, SocketServer> smtp = new LinkedHashMap<>();
      for (SmtpListener listener : listeners(configuration)) {
        SocketServer port = open(opened, listener.name(), configuration, listener.port());
        if (smtp.put(listener.name(), port) != null) {
          throw new EmulatorException(
              List.of(
                  Problem.error(
                      "there are two listeners " + listener.name(),
                      "Give each a name of its own.")));
        }
      }
      Emulator emulator = new Emulator(singletons, store, history, configuration, http, smtp);
      emulator.serve(configuration);
      return emulator;
    } catch (EmulatorException e) {
      opened.forEach(SocketServer::close);
      throw e;
    }
  }

  /** The base of its URLs, {@code http://127.0.0.1:PORT}. */
  public URI url() {
    InetSocketAddress address = http.address();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /** Where its SMTP listeners are, by their names; empty in bootstrap and recovery mode. */
  public Map<String, InetSocketAddress> listeners() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    smtp.forEach((name, server) -> addresses.put(name, server.address()));
    return Collections.unmodifiableMap(addresses);
  }

  /** The host name of the server and its node. */
  public String hostname() {
    return hostname;
  }

  /** The default domain, {@code system('domain')}. */
  public String domain() {
    return ConnectionView.DEFAULT_DOMAIN;
  }

  /** Whether only programs of this machine reach it. */
  public boolean isLoopback() {
    return http.address().getAddress().isLoopbackAddress();
  }

  /**
   * From now on asks this before the management API: what it answers a request with is sent,
   * without a fault and without being {@link #received()}.
   */
  public void show(Function<HttpRequest, Optional<HttpAnswer>> newPages) {
    pages = newPages;
  }

  /** Whether it shows pages beside the management API. */
  public boolean showsPages() {
    return pages != null;
  }

  /** Who may log in, the account that it made itself among them. */
  public List<Account> accounts() {
    return accounts;
  }

  /** All expression fields as they are stored. */
  public Settings stored() {
    store.refresh();
    return singletons.settings(store.whole(store.state().stored()));
  }

  /** All expression fields as the node uses them that answers the management API. */
  public Settings active() {
    return active(hostname);
  }

  /** All expression fields as a node uses them, which is its host name as well. */
  public Settings active(String node) {
    store.refresh();
    return singletons.settings(store.whole(nodes.active(node)));
  }

  /**
   * Stores settings as another writer would, without a reload and without asking whether a server
   * takes them. Fields that are not among them stay.
   *
   * @throws IllegalArgumentException if a field is not in the catalog
   */
  public void store(Settings settings) {
    settings
        .expressions()
        .keySet()
        .forEach(
            field -> {
              if (Catalog.bundled().field(field).isEmpty()) {
                throw new IllegalArgumentException("the catalog does not know " + field);
              }
            });
    synchronized (store) {
      store.refresh();
      for (String object : settings.objects()) {
        ObjectNode changed = store.stored(object).deepCopy();
        changed.setAll(Singletons.tree(object, settings));
        store.change(
            StateChange.Cause.SOMEBODY_ELSE, state -> state.withWritten(object, changed, 1));
      }
    }
  }

  /** Lets an object refuse every reload from now on. */
  public void block(Blocking blocking) {
    store.change(StateChange.Cause.SOMEBODY_ELSE, state -> state.withBlocking(blocking));
  }

  /** Mends the object of that name: it refuses no reload any more. */
  public void unblock(String object) {
    store.change(StateChange.Cause.SOMEBODY_ELSE, state -> state.withoutBlocking(object));
  }

  /**
   * From now on lets these things go wrong and no others, and forgets which requests it received
   * and what they changed.
   *
   * @throws IllegalArgumentException if one names a node that no listener is on
   */
  public void fault(List<Fault> newFaults) {
    faults.replace(newFaults);
  }

  /** Listens again where a fault made it refuse connections. */
  public void listen() {
    http.listen();
  }

  /** The last requests to its management API, at most 1,000, oldest first. */
  public List<Received> received() {
    return history.received();
  }

  /** The last changes of what it stores and uses, at most 1,000, oldest first. */
  public List<StateChange> changes() {
    return history.changes();
  }

  /** The last SMTP sessions, at most 100, oldest first. */
  public List<SmtpVisit> sessions() {
    return records.visits();
  }

  /**
   * Starts anew in a mode, without giving up its ports: in normal mode what is stored becomes
   * active.
   */
  public void restart(Mode mode) {
    store.start(mode);
  }

  /** The mode that it is in. */
  public Mode mode() {
    return store.state().mode();
  }

  /** Frees its ports and ends its connections. */
  @Override
  public void close() {
    http.close();
    smtp.values().forEach(SocketServer::close);
  }

  private void serve(EmulatorConfiguration configuration) {
    http.serve(
        socket ->
            new HttpConnection(
                    socket,
                    request ->
                        page(request)
                            .orElseGet(
                                () -> {
                                  store.refresh();
                                  return faults.answer(request);
                                }))
                .serve());
    faults.replace(configuration.faults());
    ConnectionLimit limit =
        new ConnectionLimit(configuration.clock(), configuration.connectionLimit());
    for (SmtpListener listener : listeners(configuration)) {
      Objects.requireNonNull(smtp.get(listener.name()))
          .serve(
              socket -> {
                InetSocketAddress client =
                    new InetSocketAddress(socket.getInetAddress(), socket.getPort());
                if (store.state().mode() != Mode.NORMAL) {
                  return;
                }
                SmtpRecord record = records.begin(listener.name(), client);
                if (limit.admits(client.getAddress())) {
                  String node = node(listener);
                  ConnectionView view =
                      new ConnectionView(hostname, node, listener, client, () -> active(node));
                  new SmtpSession(socket, listener, view, record, () -> nodes.greeted(node))
                      .serve();
                }
              });
    }
  }

  private Optional<HttpAnswer> page(HttpRequest request) {
    Function<HttpRequest, Optional<HttpAnswer>> shown = pages;
    return shown == null ? Optional.empty() : shown.apply(request);
  }

  private Router router(EmulatorConfiguration configuration) {
    Mode mode = configuration.mode();
    URI publicUrl = configuration.publicUrl();
    String base = String.valueOf(publicUrl == null ? url() : publicUrl);
    String state = Integer.toHexString((configuration.hostname() + mode).hashCode());
    return new Router(
        known,
        new SessionPage(mode, known, base, state),
        new AccountPage(singletons),
        new SchemaPage(singletons),
        new JmapDispatcher(configuration, known, state, singletons, store));
  }

  private String node(SmtpListener listener) {
    return listener.node().isEmpty() ? hostname : listener.node();
  }

  private static Set<String> nodes(EmulatorConfiguration configuration) {
    Set<String> nodes = new LinkedHashSet<>();
    nodes.add(configuration.hostname());
    configuration.listeners().stream()
        .map(SmtpListener::node)
        .filter(node -> !node.isEmpty())
        .forEach(nodes::add);
    return nodes;
  }

  private static void checkNodes(EmulatorConfiguration configuration) throws EmulatorException {
    Optional<Problem> unknown = Lag.unknownNode(configuration.faults(), nodes(configuration));
    if (unknown.isPresent()) {
      throw new EmulatorException(List.of(unknown.get()));
    }
  }

  private static List<SmtpListener> listeners(EmulatorConfiguration configuration) {
    return configuration.mode() == Mode.NORMAL ? configuration.listeners() : List.of();
  }

  private static SocketServer open(
      List<SocketServer> opened, String name, EmulatorConfiguration configuration, int port)
      throws EmulatorException {
    SocketServer server = SocketServer.open(name, configuration.address(), port);
    opened.add(server);
    return server;
  }

  private static Store openStore(
      EmulatorConfiguration configuration, Singletons singletons, History history)
      throws EmulatorException {
    Path path = configuration.stateFile();
    StateFile file = path == null ? null : new StateFile(path, new StateJson(singletons));
    Problems problems = new Problems();
    Store store = Store.open(singletons, configuration.mode(), file, history, problems);
    if (problems.hasErrors()) {
      throw new EmulatorException(problems.list());
    }
    return store;
  }

  private static String randomPassword() {
    return new BigInteger(130, new SecureRandom()).toString(32);
  }
}
