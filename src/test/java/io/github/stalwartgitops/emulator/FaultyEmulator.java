package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.StateChange.Cause;
import io.github.stalwartgitops.emulator.StateChange.Side;
import io.github.stalwartgitops.expression.Expression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An {@link Emulator} behind ports on which things go wrong on purpose. Clients use the addresses
 * of this class; the emulator behind it answers what is right.
 */
public final class FaultyEmulator implements AutoCloseable {
  private final Emulator emulator;
  private final EmulatorConfiguration configuration;
  private final Clock clock;
  private final LaggingNodes nodes;
  private final FaultHistory history = new FaultHistory();
  private final List<LateRequest> late = new ArrayList<>();
  private final Map<String, SocketServer> smtp = new LinkedHashMap<>();
  private final RefusablePort http;

  /** A request that is carried out after some others. */
  private static final class LateRequest {
    private final HttpRequest request;
    private int others;

    LateRequest(HttpRequest request, int others) {
      this.request = request;
      this.others = others;
    }
  }

  private FaultyEmulator(Emulator emulator, EmulatorConfiguration configuration)
      throws EmulatorException {
    this.emulator = emulator;
    this.clock = configuration.clock();
    this.configuration = configuration;
    Set<String> names = new LinkedHashSet<>(List.of(configuration.nodeHostname()));
    configuration.listeners().forEach(listener -> names.add(configuration.node(listener)));
    this.nodes = new LaggingNodes(emulator, List.copyOf(names), clock);
    this.http =
        RefusablePort.open(
            configuration.address(), socket -> new FaultyConnection(socket, this::answer).serve());
    for (SmtpListener listener : configuration.listeners()) {
      SocketServer port = SocketServer.open(listener.name(), configuration.address(), 0, w -> {});
      port.serve(socket -> greet(socket, listener));
      smtp.put(listener.name(), port);
    }
  }

  /** Starts an emulator behind free ports; there is no limit of SMTP connections. */
  public static FaultyEmulator start(EmulatorConfiguration configuration) throws EmulatorException {
    return new FaultyEmulator(Emulator.start(configuration), configuration);
  }

  /** Plans faults and no others; forgets the requests received so far and their changes. */
  public void fault(List<Fault> faults) {
    for (Fault fault : faults) {
      if (fault.kind() == Fault.Kind.LAGGING) {
        nodes.requireNode(lag(fault));
      }
    }
    history.restart(faults);
    faults.stream().filter(it -> it.from() == 0).forEach(this::refuse);
  }

  /** Plans faults by their text form. */
  public void fault(String... faults) {
    fault(Stream.of(faults).map(Fault::parse).toList());
  }

  /** Listens again where a fault made it refuse connections. */
  public void listen() {
    try {
      http.listen();
    } catch (EmulatorException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the requests since the faults were planned. */
  public List<Received> received() {
    return history.received();
  }

  /** Returns the changes since the faults were planned. */
  public List<StateChange> changes() {
    return history.changes();
  }

  /** Returns the base of its URLs. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + http.address().getPort());
  }

  /** Returns the addresses of its SMTP listeners by their names. */
  public Map<String, InetSocketAddress> listeners() {
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    smtp.forEach((name, port) -> addresses.put(name, port.address()));
    return addresses;
  }

  /** Returns the accounts that may log in. */
  public List<Account> accounts() {
    return emulator.accounts();
  }

  /** Returns what the server stores. */
  public Settings stored() {
    return emulator.stored();
  }

  /** Returns what the node uses that answers the management API. */
  public Settings active() {
    return active(configuration.nodeHostname());
  }

  /** Returns what a node uses. */
  public Settings active(String node) {
    return nodes.active(node);
  }

  /** Stores settings as another client does. */
  public void store(Settings settings) {
    boolean unused =
        change(
            Cause.OTHER_CLIENT,
            () -> {
              emulator.store(settings);
              return true;
            });
  }

  /** Stores a script as another client does. */
  public void store(Script script) {
    emulator.store(script);
  }

  /** Returns the stored system Sieve scripts. */
  public List<Script> storedScripts() {
    return emulator.storedScripts();
  }

  /** Returns the system Sieve scripts as of the last reload. */
  public List<Script> activeScripts() {
    return emulator.activeScripts();
  }

  /** Lets an object refuse every reload. */
  public void block(ReloadBlocker blocking) {
    emulator.block(blocking);
  }

  /** Lets the object of that name refuse no reload any more. */
  public void unblock(String object) {
    emulator.unblock(object);
  }

  /** Restarts the server in a mode. */
  public void restart(Mode mode) {
    boolean unused =
        change(
            Cause.START,
            () -> {
              emulator.restart(mode);
              return true;
            });
    if (mode == Mode.NORMAL) {
      nodes.catchUp();
    }
  }

  /** Returns the mode of the server. */
  public Mode mode() {
    return emulator.mode();
  }

  @Override
  public void close() {
    http.close();
    smtp.values().forEach(SocketServer::close);
    emulator.close();
  }

  private void greet(Socket socket, SmtpListener listener) throws IOException {
    if (emulator.mode() == Mode.NORMAL) {
      InetSocketAddress client = new InetSocketAddress(socket.getInetAddress(), socket.getPort());
      ConnectionView view =
          new ConnectionView(
              configuration,
              listener,
              client,
              nodes.newConnection(configuration.node(listener)),
              emulator::activeScripts);
      SmtpTranscript transcript = new SmtpTranscript(clock.instant(), listener.name(), client);
      new SmtpSession(socket, listener, view, transcript).serve();
    }
  }

  private FaultyAnswer answer(HttpRequest request) {
    Optional<Fault> due = history.next(request, clock.instant());
    FaultyAnswer answer =
        due.isEmpty() ? FaultyAnswer.whole(carryOut(request)) : answer(request, due.get());
    synchronized (late) {
      carryOutLate();
      due.filter(Fault::isCarriedOutLater)
          .ifPresent(fault -> late.add(new LateRequest(request, fault.carriedOut())));
    }
    return answer;
  }

  /** Returns whether a request has at most the calls of a limit {@code NAME/N}. */
  private static boolean isWithinLimit(HttpRequest request, String limit) {
    int slash = limit.indexOf('/');
    if (slash < 0) {
      return false;
    }
    try {
      int calls = Json.MAPPER.readTree(request.body()).path("methodCalls").size();
      return calls <= Integer.parseInt(limit.substring(slash + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void carryOutLate() {
    for (Iterator<LateRequest> each = late.iterator(); each.hasNext(); ) {
      LateRequest one = each.next();
      one.others--;
      if (one.others <= 0) {
        HttpAnswer unused = carryOut(one.request, Cause.LATE_REQUEST);
        each.remove();
      }
    }
  }

  private FaultyAnswer answer(HttpRequest request, Fault fault) {
    return switch (fault.kind()) {
      case REFUSE -> {
        refuse(fault);
        yield FaultyAnswer.last(carryOut(request));
      }
      case SLOW -> around(request, fault, () -> pause(Long.parseLong(fault.argument())));
      case METHOD_ERROR, SET_ERROR, MISSING_ANSWER, OTHER_ID ->
          FaultyAnswer.whole(new FaultyCalls(fault).answer(request, this::carryOut));
      case LIMIT ->
          isWithinLimit(request, fault.argument())
              ? FaultyAnswer.whole(carryOut(request))
              : FaultyAnswer.of(fault, nothing(), request.path(), clock.instant());
      case BLOCKED -> FaultyAnswer.whole(blocked(request, fault));
      case LAGGING -> FaultyAnswer.whole(lagging(request, lag(fault)));
      case CONCURRENT_WRITE ->
          around(request, fault, () -> store(concurrentWrite(fault.argument())));
      case RESTART -> around(request, fault, () -> restart(mode()));
      case MODE -> {
        Mode mode = Mode.valueOf(fault.argument().toUpperCase(Locale.ROOT));
        yield around(request, fault, () -> restart(mode));
      }
      default -> {
        HttpAnswer right = fault.isCarriedOutAtOnce() ? carryOut(request) : nothing();
        yield FaultyAnswer.of(fault, right, request.path(), clock.instant());
      }
    };
  }

  private static HttpAnswer nothing() {
    return HttpAnswer.json(Json.object().set("methodResponses", Json.array()));
  }

  private void refuse(Fault fault) {
    http.refuse();
    if (!fault.argument().isEmpty()) {
      CompletableFuture.delayedExecutor(Long.parseLong(fault.argument()), TimeUnit.MILLISECONDS)
          .execute(this::listen);
    }
  }

  private HttpAnswer blocked(HttpRequest request, Fault fault) {
    synchronized (history) {
      emulator.block(new ReloadBlocker(fault.argument(), "It cannot be applied."));
      HttpAnswer answer = carryOut(request);
      emulator.unblock(fault.argument());
      return answer;
    }
  }

  private HttpAnswer lagging(HttpRequest request, ReloadLag lag) {
    synchronized (history) {
      Map<String, Settings> before = nodes.all();
      HttpAnswer answer = carryOut(request);
      if (isReloaded(answer)) {
        nodes.lag(lag, before);
      }
      return answer;
    }
  }

  private FaultyAnswer around(HttpRequest request, Fault fault, Runnable event) {
    if (!fault.isCarriedOutAtOnce()) {
      event.run();
    }
    HttpAnswer answer = carryOut(request);
    if (fault.isCarriedOutAtOnce()) {
      event.run();
    }
    return FaultyAnswer.whole(answer);
  }

  private HttpAnswer carryOut(HttpRequest request) {
    return carryOut(request, Cause.REQUEST);
  }

  private HttpAnswer carryOut(HttpRequest request, Cause cause) {
    RequestKind kind = RequestKind.of(request);
    if (kind != RequestKind.SET && kind != RequestKind.RELOAD) {
      return emulator.answer(request);
    }
    HttpAnswer answer = change(cause, () -> emulator.answer(request));
    if (kind == RequestKind.RELOAD && isReloaded(answer)) {
      nodes.catchUp();
    }
    return answer;
  }

  /** Records what changes while something happens. */
  private <T> T change(Cause cause, Supplier<T> event) {
    synchronized (history) {
      Settings stored = emulator.stored();
      Settings active = emulator.active();
      T result = event.get();
      history.changed(cause, Side.STORED, stored, emulator.stored());
      history.changed(cause, Side.ACTIVE, active, emulator.active());
      return result;
    }
  }

  private static boolean isReloaded(HttpAnswer answer) {
    try {
      for (JsonNode response : Json.MAPPER.readTree(answer.body()).path("methodResponses")) {
        if (response.path(0).asText().equals("x:Action/set") && response.path(1).has("created")) {
          return true;
        }
      }
      return false;
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReloadLag lag(Fault fault) {
    return ReloadLag.parse(fault.argument()).orElseThrow();
  }

  /** Parses {@code Object.field=text}. */
  private static Settings concurrentWrite(String argument) {
    String name = argument.substring(0, argument.indexOf('='));
    String text = argument.substring(argument.indexOf('=') + 1);
    int dot = name.indexOf('.');
    return new Settings(
        Map.of(
            new FieldName(name.substring(0, dot), name.substring(dot + 1)), Expression.of(text)));
  }

  private static void pause(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
