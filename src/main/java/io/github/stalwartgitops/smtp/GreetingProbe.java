package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.tls.TlsConfiguration;
import io.github.stalwartgitops.tls.TlsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Connects to SMTP servers, reads the greeting and sends QUIT. It connects to an IP address at most
 * once a second, because a server closes faster connections without a greeting (by default more
 * than five a second, {@code docs/server.md}). Not safe for use by several threads.
 */
public final class GreetingProbe {
  private static final Duration BETWEEN_CONNECTIONS = Duration.ofSeconds(1);

  private final TlsConfiguration tls;
  private final Duration timeout;
  private final LongSupplier nanoTime;
  private final Predicate<Duration> pause;
  private final Map<InetAddress, Long> lastConnection = new HashMap<>();

  /**
   * @param tls trust and client certificate for addresses with TLS
   * @param timeout the time for a name lookup, for connecting, and for the dialogue, each
   * @param nanoTime measures the time between connections, such as {@link System#nanoTime}
   * @param pause waits until the next connection is allowed; false if a stop is requested
   */
  public GreetingProbe(
      TlsConfiguration tls, Duration timeout, LongSupplier nanoTime, Predicate<Duration> pause) {
    this.tls = tls;
    this.timeout = timeout;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /**
   * Reads the greeting at an address; of several IP addresses, the first that accepts a connection
   * is used. With STARTTLS the greeting comes before TLS, but is only returned if TLS succeeds.
   *
   * @param withEhlo whether EHLO is sent after the greeting, for the name in its answer
   */
  public GreetingAnswer probe(SmtpAddress address, boolean withEhlo) {
    Failures failures = new Failures(address, timeout);
    try {
      IOException last = new UnknownHostException(address.host());
      for (InetAddress ip : addresses(address.host())) {
        if (!keepDistance(ip)) {
          return failures.interrupted();
        }
        try (Socket socket = new Socket()) {
          socket.connect(
              new InetSocketAddress(ip, address.port()), Math.toIntExact(timeout.toMillis()));
          return readGreeting(address, socket, withEhlo, failures);
        } catch (IOException e) {
          last = e;
        }
      }
      return failures.notConnected(last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failures.interrupted();
    } catch (TlsException e) {
      return new GreetingAnswer.Failed(GreetingAnswer.Kind.TLS, e.problem());
    }
  }

  private List<InetAddress> addresses(String host) throws InterruptedException {
    return BoundedLookup.run(() -> List.of(InetAddress.getAllByName(host)), timeout)
        .orElse(List.of());
  }

  private boolean keepDistance(InetAddress ip) {
    Long last = lastConnection.get(ip);
    if (last != null) {
      Duration passed = Duration.ofNanos(nanoTime.getAsLong() - last);
      Duration wait = BETWEEN_CONNECTIONS.minus(passed);
      if (!wait.isNegative() && !wait.isZero() && !pause.test(wait)) {
        return false;
      }
    }
    lastConnection.put(ip, nanoTime.getAsLong());
    return true;
  }

  private GreetingAnswer readGreeting(
      SmtpAddress address, Socket socket, boolean withEhlo, Failures failures) throws TlsException {
    Dialogue dialogue = new Dialogue(address, socket, tls);
    try (TimeLimit limit = new TimeLimit(timeout, socket)) {
      try {
        return dialogue.readGreeting(withEhlo);
      } catch (IOException e) {
        return limit.isOver() ? failures.timeout(dialogue.hasStarted()) : failures.of(e);
      }
    }
  }
}
