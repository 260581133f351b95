package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final List<Account> accounts;
  private final Accounts known;
  private final Clock clock;
  private final Router router;
  private final RequestLog requests = new RequestLog();
  private final SmtpRecords sessions;
  private final EmulatorConfiguration configuration;
  private final SocketServer http;
  private final Map<String, SocketServer> smtp;
  private volatile @Nullable Function<HttpRequest, Optional<HttpAnswer>> pages;

  private Emulator(
      Singletons singletons,
      Store store,
      EmulatorConfiguration configuration,
      SocketServer http,
      Map<String, SocketServer> smtp) {
    this.singletons = singletons;
    this.store = store;
    this.accounts =
        configuration.accounts().isEmpty()
            ? List.of(Account.administrator("admin", randomPassword()))
            : configuration.accounts();
    this.configuration = configuration;
    this.known = new Accounts(accounts);
    this.clock = configuration.clock();
    this.sessions = new SmtpRecords(clock);
    this.http = http;
    this.smtp = Collections.unmodifiableMap(new LinkedHashMap<>(smtp));
    this.router = router();
  }

  /**
   * Starts one. It serves until it is closed.
   *
   * @throws EmulatorException if a port cannot be had or the state file cannot be used
   */
  public static Emulator start(EmulatorConfiguration configuration) throws EmulatorException {
    Singletons singletons = new Singletons(Catalog.bundled());
    Store store = openStore(configuration, singletons);
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
      Emulator emulator = new Emulator(singletons, store, configuration, http, smtp);
      emulator.serve();
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

  /** Returns what {@code system('hostname')} is on the node that answers the management API. */
  public String hostname() {
    return configuration.systemHostname(configuration.nodeHostname());
  }

  /** The default domain, {@code system('domain')}. */
  public String domain() {
    return ConnectionView.DEFAULT_DOMAIN;
  }

  /** Whether only programs of this machine reach it. */
  public boolean isLoopback() {
    return http.address().getAddress().isLoopbackAddress();
  }

  /** Asks this before the management API; requests that it answers are not in the log. */
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
    return singletons.settings(store.whole(store.state().stored().singletons()));
  }

  /** Returns all expression fields as of the last reload. */
  public Settings active() {
    store.refresh();
    return singletons.settings(store.whole(store.state().active().singletons()));
  }

  /** Returns the system Sieve scripts as they are stored. */
  public List<Script> storedScripts() {
    store.refresh();
    return store.state().stored().scripts();
  }

  /** Returns the system Sieve scripts as of the last reload. */
  public List<Script> activeScripts() {
    store.refresh();
    return store.state().active().scripts();
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
        store.change(state -> state.withWritten(object, changed, 1));
      }
    }
  }

  /** Stores a script as another client would, without a reload; it replaces one of its name. */
  public void store(Script script) {
    synchronized (store) {
      store.refresh();
      List<Script> scripts = new ArrayList<>(store.state().stored().scripts());
      scripts.removeIf(it -> it.name().equals(script.name()));
      scripts.add(script);
      store.change(state -> state.withScripts(scripts));
    }
  }

  /** Lets an object refuse every reload from now on. */
  public void block(Blocking blocking) {
    store.change(state -> state.withBlocking(blocking));
  }

  /** Lets the object of that name refuse no reload any more. */
  public void unblock(String object) {
    store.change(state -> state.withoutBlocking(object));
  }

  /** Returns the last requests to its management API, at most 100, oldest first. */
  public List<RequestRecord> requests() {
    return requests.list();
  }

  /** The last SMTP sessions, at most 100, oldest first. */
  public List<SmtpVisit> sessions() {
    return sessions.visits();
  }

  /** Restarts it in a mode on the same ports; in normal mode what is stored becomes active. */
  public void restart(Mode mode) {
    store.restart(mode);
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

  /** Answers an HTTP request; the only way in to the management API. */
  HttpAnswer answer(HttpRequest request) {
    Function<HttpRequest, Optional<HttpAnswer>> shown = pages;
    Optional<HttpAnswer> page = shown == null ? Optional.empty() : shown.apply(request);
    return page.orElseGet(() -> logged(request));
  }

  private HttpAnswer logged(HttpRequest request) {
    Instant at = clock.instant();
    HttpAnswer answer = routed(request);
    String account = known.find(request.header("authorization")).map(Account::name).orElse(null);
    requests.add(new RequestRecord(at, account, RequestLine.of(request), answer.status()));
    return answer;
  }

  private HttpAnswer routed(HttpRequest request) {
    try {
      store.refresh();
      return router.answer(request);
    } catch (UncheckedIOException e) {
      return HttpProblem.internal(e.getMessage());
    }
  }

  private void serve() {
    http.serve(socket -> new HttpConnection(socket, this::answer).serve());
    ConnectionLimit limit = new ConnectionLimit(clock, configuration.connectionLimit());
    for (SmtpListener listener : listeners(configuration)) {
      Objects.requireNonNull(smtp.get(listener.name()))
          .serve(socket -> greet(socket, listener, limit));
    }
  }

  private void greet(Socket socket, SmtpListener listener, ConnectionLimit limit)
      throws IOException {
    if (store.state().mode() != Mode.NORMAL) {
      return;
    }
    InetSocketAddress client = new InetSocketAddress(socket.getInetAddress(), socket.getPort());
    SmtpRecord record = sessions.begin(listener.name(), client);
    if (limit.admits(client.getAddress())) {
      ConnectionView view =
          new ConnectionView(configuration, listener, client, this::active, this::activeScripts);
      new SmtpSession(socket, listener, view, record).serve();
    }
  }

  private Router router() {
    Mode mode = configuration.mode();
    String state = Integer.toHexString((configuration.hostname() + mode).hashCode());
    return new Router(
        known,
        new SessionPage(mode, known, state),
        new AccountPage(singletons),
        new SchemaPage(singletons, configuration.serverVersion()),
        new JmapDispatcher(configuration, known, state, singletons, store));
  }

  private static List<SmtpListener> listeners(EmulatorConfiguration configuration) {
    return configuration.mode() == Mode.NORMAL ? configuration.listeners() : List.of();
  }

  private static SocketServer open(
      List<SocketServer> opened, String name, EmulatorConfiguration configuration, int port)
      throws EmulatorException {
    SocketServer server =
        SocketServer.open(name, configuration.address(), port, configuration.warnings());
    opened.add(server);
    return server;
  }

  private static Store openStore(EmulatorConfiguration configuration, Singletons singletons)
      throws EmulatorException {
    Path path = configuration.stateFile();
    StateFile file = path == null ? null : new StateFile(path, new StateJson(singletons));
    Problems problems = new Problems();
    Store store = Store.open(singletons, configuration.mode(), file, problems);
    if (problems.hasErrors()) {
      throw new EmulatorException(problems.list());
    }
    return store;
  }

  private static String randomPassword() {
    return new BigInteger(130, new SecureRandom()).toString(32);
  }
}
