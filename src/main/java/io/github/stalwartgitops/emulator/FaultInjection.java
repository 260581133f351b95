package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stands before the router and does what the {@link FaultScript} asks for. */
final class FaultInjection {
  private final FaultScript script;
  private final Function<HttpRequest, HttpAnswer> router;
  private final History history;
  private final Store store;
  private final Nodes nodes;
  private final SocketServer port;
  private final Consumer<Settings> rival;
  private final List<Late> late = new ArrayList<>();

  /** A request that is carried out after some others. */
  private static final class Late {
    private final HttpRequest request;
    private int others;

    Late(HttpRequest request, int others) {
      this.request = request;
      this.others = others;
    }
  }

  /**
   * @param router answers what is right
   * @param port what listens
   * @param rival stores what another writer writes
   */
  FaultInjection(
      FaultScript script,
      Function<HttpRequest, HttpAnswer> router,
      History history,
      Store store,
      Nodes nodes,
      SocketServer port,
      Consumer<Settings> rival) {
    this.script = script;
    this.router = router;
    this.history = history;
    this.store = store;
    this.nodes = nodes;
    this.port = port;
    this.rival = rival;
  }

  /**
   * From now on lets these things go wrong and no others.
   *
   * @throws IllegalArgumentException if one names a node that there is not
   */
  void replace(List<Fault> faults) {
    Lag.unknownNode(faults, nodes.names())
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.message());
            });
    script.replace(faults);
    faults.stream().filter(it -> it.from() == 0).forEach(this::refuse);
  }

  /** The answer to a request, right or wrong. */
  HttpAnswer answer(HttpRequest request) {
    RequestRecord record = script.next(request);
    Fault fault = record.fault();
    HttpAnswer answer = fault == null ? router.apply(request) : answer(request, fault);
    record.answered(answer);
    carryOutLate();
    if (fault != null && fault.isCarriedOutLater()) {
      synchronized (late) {
        late.add(new Late(request, fault.carriedOut()));
      }
    }
    return answer;
  }

  private void carryOutLate() {
    synchronized (late) {
      for (Iterator<Late> each = late.iterator(); each.hasNext(); ) {
        Late one = each.next();
        one.others--;
        if (one.others <= 0) {
          HttpAnswer unused = history.belated(() -> router.apply(one.request));
          each.remove();
        }
      }
    }
  }

  private HttpAnswer answer(HttpRequest request, Fault fault) {
    return switch (fault.kind()) {
      case REFUSE -> {
        refuse(fault);
        yield router.apply(request).with("connection", "close").delivered(Delivery.LAST);
      }
      case SLOW -> around(request, fault, () -> pause(Long.parseLong(fault.argument())));
      case METHOD_ERROR, SET_ERROR, MISSING_ANSWER, OTHER_ID ->
          new FaultyCalls(fault).answer(request, router);
      case BLOCKED -> blocked(request, fault);
      case LAGGING -> nodes.lagging(Lag.of(fault), () -> router.apply(request));
      case RIVAL -> around(request, fault, () -> rival.accept(settings(fault.argument())));
      case RESTART -> around(request, fault, () -> store.activate(StateChange.Cause.START));
      case MODE -> {
        Mode mode = Mode.valueOf(fault.argument().toUpperCase(Locale.ROOT));
        yield around(request, fault, () -> store.start(mode));
      }
      default -> {
        HttpAnswer right = fault.isCarriedOutAtOnce() ? router.apply(request) : nothing();
        yield FaultyAnswer.of(fault, right, request.path());
      }
    };
  }

  private static HttpAnswer nothing() {
    return HttpAnswer.json(Json.object().set("methodResponses", Json.array()));
  }

  private void refuse(Fault fault) {
    port.refuse();
    if (!fault.argument().isEmpty()) {
      CompletableFuture.delayedExecutor(Long.parseLong(fault.argument()), TimeUnit.MILLISECONDS)
          .execute(port::listen);
    }
  }

  private HttpAnswer blocked(HttpRequest request, Fault fault) {
    Blocking blocking = new Blocking(fault.argument(), "It cannot be applied.");
    synchronized (store) {
      State before = store.state();
      store.change(StateChange.Cause.SOMEBODY_ELSE, state -> state.withBlocking(blocking));
      HttpAnswer answer = router.apply(request);
      store.change(
          StateChange.Cause.SOMEBODY_ELSE, state -> state.withBlockings(before.blocking()));
      return answer;
    }
  }

  private HttpAnswer around(HttpRequest request, Fault fault, Runnable event) {
    if (!fault.isCarriedOutAtOnce()) {
      event.run();
    }
    HttpAnswer answer = router.apply(request);
    if (fault.isCarriedOutAtOnce()) {
      event.run();
    }
    return answer;
  }

  /** Reads {@code Object.field=text}. */
  private static Settings settings(String argument) {
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
