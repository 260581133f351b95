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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Stalwart look-alike in this process: its management API over HTTP, and SMTP up to the greeting
 * and EHLO. It answers as a recorded server does ({@code docs/server.md}). Its threads are daemons;
 * its methods may be called from any thread.
 */
public final class Emulator implements AutoCloseable {
  private final EmulatorConfiguration configuration;
  private final List<Account> accounts;
  private final Accounts logins;
  private final Singletons singletons = Singletons.bundled();
  private final CachedSettings storedSettings = new CachedSettings();
  private final CachedSettings activeSettings = new CachedSettings();
  private final Store store;
  private final Router router;
  private final Recent<RequestRecord> requests = new Recent<>();
  private final Recent<SmtpTranscript> sessions = new Recent<>();
  private final List<SocketServer> ports = new ArrayList<>();
  private final SocketServer http;
  private final Map<String, InetSocketAddress> listeners = new LinkedHashMap<>();
  private volatile @Nullable Function<HttpRequest, Optional<HttpAnswer>> pages;

  private Emulator(EmulatorConfiguration configuration) throws EmulatorException {
    this.configuration = configuration;
    this.accounts =
        configuration.accounts().isEmpty()
            ? List.of(Account.administrator("admin", randomPassword()))
            : configuration.accounts();
    this.logins = new Accounts(accounts);
    this.store = openStore(configuration, singletons);
    this.router = router();
    try {
      this.http = open("http", configuration.httpPort());
      if (configuration.mode() == Mode.NORMAL) {
        openListeners();
      }
    } catch (EmulatorException e) {
      close();
      throw e;
    }
    http.serve(socket -> new HttpConnection(socket, this::answer).serve());
  }

  /**
   * Starts an emulator, which serves until it is closed.
   *
   * @throws EmulatorException if a port is not free or the state file cannot be used
   */
  public static Emulator start(EmulatorConfiguration configuration) throws EmulatorException {
    return new Emulator(configuration);
  }

  /** Returns the base of its URLs, {@code http://127.0.0.1:PORT}. */
  public URI url() {
    return URI.create("http://" + hostAndPort(http.address()));
  }

  /** Returns the addresses of its SMTP listeners by name; none in bootstrap and recovery mode. */
  public Map<String, InetSocketAddress> listeners() {
    return Collections.unmodifiableMap(listeners);
  }

  /** Returns what {@code system('hostname')} is on the node that answers the management API. */
  public String hostname() {
    return configuration.systemHostname(configuration.nodeHostname());
  }

  /** Returns the default domain, {@code system('domain')}. */
  public String domain() {
    return ConnectionView.DEFAULT_DOMAIN;
  }

  /** Returns whether only this machine can reach it. */
  public boolean isLoopback() {
    return http.address().getAddress().isLoopbackAddress();
  }

  /**
   * Lets a handler answer requests before the management API; those that it answers are not
   * recorded.
   */
  public void show(Function<HttpRequest, Optional<HttpAnswer>> newPages) {
    pages = newPages;
  }

  /** Returns whether it shows pages beside the management API. */
  public boolean showsPages() {
    return pages != null;
  }

  /** Returns the accounts that may log in, including one that it created itself. */
  public List<Account> accounts() {
    return accounts;
  }

  /** Returns all expression fields as they are stored. */
  public Settings stored() {
    store.refresh();
    return storedSettings.of(store.state().stored());
  }

  /** Returns all expression fields as of the last reload. */
  public Settings active() {
    store.refresh();
    return activeSettings.of(store.state().active());
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
   * Stores settings as another client would, without a reload and unchecked. Other fields stay.
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
  public void block(ReloadBlocker blocker) {
    store.change(state -> state.withBlocker(blocker));
  }

  /** Undoes {@link #block} for the object of that name. */
  public void unblock(String object) {
    store.change(state -> state.withoutBlocker(object));
  }

  /** Returns the last 100 requests to its management API, oldest first. */
  public List<RequestRecord> requests() {
    return requests.list();
  }

  /** Returns the last 100 SMTP sessions, oldest first. */
  public List<SmtpSessionRecord> sessions() {
    return sessions.list().stream().map(SmtpTranscript::record).toList();
  }

  /** Restarts it in a mode on the same ports; in normal mode what is stored becomes active. */
  public void restart(Mode mode) {
    store.restart(mode);
  }

  /** Returns the mode that it is in. */
  public Mode mode() {
    return store.state().mode();
  }

  /** Frees its ports and ends its connections. */
  @Override
  public void close() {
    ports.forEach(SocketServer::close);
  }

  /** Answers an HTTP request: a page, or an answer of the management API. */
  HttpAnswer answer(HttpRequest request) {
    Function<HttpRequest, Optional<HttpAnswer>> shown = pages;
    Optional<HttpAnswer> page = shown == null ? Optional.empty() : shown.apply(request);
    return page.orElseGet(() -> recorded(request));
  }

  static String hostAndPort(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private HttpAnswer recorded(HttpRequest request) {
    Instant at = configuration.clock().instant();
    HttpAnswer answer = routed(request);
    String account = logins.find(request.header("authorization")).map(Account::name).orElse(null);
    requests.add(new RequestRecord(at, account, RequestRecord.line(request), answer.status()));
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

  private Router router() {
    Mode mode = configuration.mode();
    String state = Integer.toHexString((configuration.hostname() + mode).hashCode());
    return new Router(
        logins,
        new SessionPage(mode, logins, state),
        new AccountPage(singletons),
        new SchemaPage(singletons, configuration.serverVersion()),
        new JmapDispatcher(configuration, logins, state, singletons, store));
  }

  private void openListeners() throws EmulatorException {
    ConnectionLimit limit =
        new ConnectionLimit(configuration.clock(), configuration.connectionLimit());
    for (SmtpListener listener : configuration.listeners()) {
      SocketServer port = open(listener.name(), listener.port());
      if (listeners.put(listener.name(), port.address()) != null) {
        throw new EmulatorException(
            List.of(
                Problem.error(
                    "there are two listeners " + listener.name(),
                    "Give each listener its own name.")));
      }
      port.serve(socket -> greet(socket, listener, limit));
    }
  }

  private void greet(Socket socket, SmtpListener listener, ConnectionLimit limit)
      throws IOException {
    if (mode() != Mode.NORMAL) {
      return;
    }
    InetSocketAddress client = new InetSocketAddress(socket.getInetAddress(), socket.getPort());
    SmtpTranscript transcript =
        new SmtpTranscript(configuration.clock().instant(), listener.name(), client);
    sessions.add(transcript);
    if (limit.admits(client.getAddress())) {
      ConnectionView view =
          new ConnectionView(configuration, listener, client, this::active, this::activeScripts);
      new SmtpSession(socket, listener, view, transcript).serve();
    }
  }

  private SocketServer open(String name, int port) throws EmulatorException {
    SocketServer server =
        SocketServer.open(name, configuration.address(), port, configuration.warnings());
    ports.add(server);
    return server;
  }

  /** The expression fields of the last objects that it was asked for; each connection asks. */
  private final class CachedSettings {
    private @Nullable ObjectSet objects;
    private Settings settings = Settings.empty();

    synchronized Settings of(ObjectSet current) {
      if (!current.equals(objects)) {
        settings = singletons.settings(store.withDefaults(current));
        objects = current;
      }
      return settings;
    }
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
