package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.tls.TlsConfiguration;
import io.github.stalwartgitops.tls.TlsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Connects to SMTP servers and reads what they say first, then leaves by QUIT. It connects to one
 * address at most once a second, because a server closes connections that come faster without a
 * greeting (by default five a second, {@code docs/server.md}). Not safe for several threads.
 */
public final class GreetingProbe {
  private static final Duration BETWEEN_CONNECTIONS = Duration.ofSeconds(1);

  private final TlsConfiguration tls;
  private final Duration timeout;
  private final Clock clock;
  private final Predicate<Duration> pause;
  private final Map<InetAddress, Instant> lastConnection = new HashMap<>();

  /**
   * @param tls trust and client certificate for addresses with TLS
   * @param timeout the time for looking up a name, for connecting, and again for the dialogue
   * @param clock measures the time between connections
   * @param pause waits until the next connection may be made; false if told to stop meanwhile
   */
  public GreetingProbe(
      TlsConfiguration tls, Duration timeout, Clock clock, Predicate<Duration> pause) {
    this.tls = tls;
    this.timeout = timeout;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Reads the greeting at an address. Where a host has several IP addresses, the first that takes
   * the connection answers. With STARTTLS the greeting comes before TLS: that it is told then says
   * that the certificate is good, too.
   */
  public GreetingAnswer probe(SmtpAddress address) {
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
          return converse(address, socket, failures);
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
    Instant last = lastConnection.get(ip);
    if (last != null) {
      Duration wait = Duration.between(clock.instant(), last.plus(BETWEEN_CONNECTIONS));
      if (!wait.isNegative() && !wait.isZero() && !pause.test(wait)) {
        return false;
      }
    }
    lastConnection.put(ip, clock.instant());
    return true;
  }

  private GreetingAnswer converse(SmtpAddress address, Socket socket, Failures failures)
      throws TlsException {
    Dialogue dialogue = new Dialogue(address, socket, tls);
    try (TimeLimit limit = new TimeLimit(timeout, socket)) {
      try {
        return dialogue.hold();
      } catch (IOException e) {
        return limit.isOver() ? failures.timeout(dialogue.begun()) : failures.of(e);
      }
    }
  }
}
