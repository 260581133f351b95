package io.github.stalwartgitops.emulator;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Emulator} shall be.
 *
 * @param address where HTTP and SMTP listen
 * @param httpPort the HTTP port, 0 for any free one
 * @param listeners the SMTP ports; none are opened in bootstrap and recovery mode
 * @param accounts who may log in; where there are none, {@code admin} with a random password
 * @param hostname the host name of the server and its node
 * @param mode the mode it is in
 * @param stateFile where the settings outlive it, or null to keep them in memory
 * @param connectionLimit whether one address gets only five SMTP connections a second
 * @param clock tells the second that the limit of connections counts in
 */
public record EmulatorConfiguration(
    InetAddress address,
    int httpPort,
    List<SmtpListener> listeners,
    List<Account> accounts,
    String hostname,
    Mode mode,
    @Nullable Path stateFile,
    boolean connectionLimit,
    Clock clock) {
  public EmulatorConfiguration {
    listeners = List.copyOf(listeners);
    accounts = List.copyOf(accounts);
  }

  /** Free ports of the loopback address, one listener {@code smtp}, nothing kept. */
  public static EmulatorConfiguration defaults() {
    return new EmulatorConfiguration(
        InetAddress.getLoopbackAddress(),
        0,
        List.of(SmtpListener.smtp(0)),
        List.of(),
        "mx.example.org",
        Mode.NORMAL,
        null,
        true,
        Clock.systemUTC());
  }

  /** The same on another address. */
  public EmulatorConfiguration withAddress(InetAddress newAddress) {
    return new EmulatorConfiguration(
        newAddress,
        httpPort,
        listeners,
        accounts,
        hostname,
        mode,
        stateFile,
        connectionLimit,
        clock);
  }

  /** The same on another HTTP port. */
  public EmulatorConfiguration withHttpPort(int newPort) {
    return new EmulatorConfiguration(
        address, newPort, listeners, accounts, hostname, mode, stateFile, connectionLimit, clock);
  }

  /** The same with these SMTP ports and no others. */
  public EmulatorConfiguration withListeners(List<SmtpListener> newListeners) {
    return new EmulatorConfiguration(
        address,
        httpPort,
        newListeners,
        accounts,
        hostname,
        mode,
        stateFile,
        connectionLimit,
        clock);
  }

  /** The same with these accounts and no others. */
  public EmulatorConfiguration withAccounts(List<Account> newAccounts) {
    return new EmulatorConfiguration(
        address,
        httpPort,
        listeners,
        newAccounts,
        hostname,
        mode,
        stateFile,
        connectionLimit,
        clock);
  }

  /** The same with another host name. */
  public EmulatorConfiguration withHostname(String newHostname) {
    return new EmulatorConfiguration(
        address,
        httpPort,
        listeners,
        accounts,
        newHostname,
        mode,
        stateFile,
        connectionLimit,
        clock);
  }

  /** The same in another mode. */
  public EmulatorConfiguration withMode(Mode newMode) {
    return new EmulatorConfiguration(
        address,
        httpPort,
        listeners,
        accounts,
        hostname,
        newMode,
        stateFile,
        connectionLimit,
        clock);
  }

  /** The same with its settings kept in a file, which need not be there yet. */
  public EmulatorConfiguration withStateFile(Path newFile) {
    return new EmulatorConfiguration(
        address, httpPort, listeners, accounts, hostname, mode, newFile, connectionLimit, clock);
  }

  /** The same, with or without the limit of SMTP connections. */
  public EmulatorConfiguration withConnectionLimit(boolean newLimit) {
    return new EmulatorConfiguration(
        address, httpPort, listeners, accounts, hostname, mode, stateFile, newLimit, clock);
  }

  /** The same by another clock. */
  public EmulatorConfiguration withClock(Clock newClock) {
    return new EmulatorConfiguration(
        address,
        httpPort,
        listeners,
        accounts,
        hostname,
        mode,
        stateFile,
        connectionLimit,
        newClock);
  }
}
