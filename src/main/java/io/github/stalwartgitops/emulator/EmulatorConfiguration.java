package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerVersion;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Configures an {@link Emulator}.
 *
 * @param address the address that HTTP and SMTP listen on
 * @param httpPort the HTTP port, 0 for any free one
 * @param listeners the SMTP ports; none are opened in bootstrap and recovery mode
 * @param accounts who may log in; if there are none, {@code admin} with a random password
 * @param hostname the server's host name, {@code SystemSettings.defaultHostname}; empty as on a
 *     fresh server
 * @param nodeHostname the own name of the node that answers the management API
 * @param serverVersion the version whose schema it publishes, see {@link ServerVersion}; any other
 *     text stands for an unknown version
 * @param mode the mode it starts in
 * @param stateFile the file that keeps the settings, or null to keep them in memory
 * @param connectionLimit whether one address gets only five SMTP connections a second
 * @param clock the clock of the connection limit and the logs
 * @param warnings receives what its user should know while it runs
 */
public record EmulatorConfiguration(
    InetAddress address,
    int httpPort,
    List<SmtpListener> listeners,
    List<Account> accounts,
    String hostname,
    String nodeHostname,
    String serverVersion,
    Mode mode,
    @Nullable Path stateFile,
    boolean connectionLimit,
    Clock clock,
    Consumer<String> warnings) {
  private static final String DEFAULT_HOSTNAME = "mx.example.org";

  public EmulatorConfiguration {
    listeners = List.copyOf(listeners);
    accounts = List.copyOf(accounts);
  }

  /** Returns free ports of the loopback address, one listener {@code smtp}, no state file. */
  public static EmulatorConfiguration defaults() {
    return builder().build();
  }

  /** Returns a builder that starts with the {@link #defaults}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what {@code system('hostname')} is on a node. */
  String systemHostname(String node) {
    return hostname.isEmpty() ? node : hostname;
  }

  /** Returns the own name of a listener's node. */
  String node(SmtpListener listener) {
    return listener.node().isEmpty() ? nodeHostname : listener.node();
  }

  /** Builds a configuration. */
  public static final class Builder {
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int httpPort;
    private List<SmtpListener> listeners = List.of(SmtpListener.smtp(0));
    private List<Account> accounts = List.of();
    private String hostname = DEFAULT_HOSTNAME;
    private @Nullable String nodeHostname;
    private String serverVersion = Catalog.bundled().version();
    private Mode mode = Mode.NORMAL;
    private @Nullable Path stateFile;
    private boolean connectionLimit = true;
    private Clock clock = Clock.systemUTC();
    private Consumer<String> warnings = warning -> {};

    private Builder() {}

    /** Sets the address that HTTP and SMTP listen on. */
    public Builder address(InetAddress newAddress) {
      address = newAddress;
      return this;
    }

    /** Sets the HTTP port. */
    public Builder httpPort(int newPort) {
      httpPort = newPort;
      return this;
    }

    /** Sets the SMTP ports. */
    public Builder listeners(List<SmtpListener> newListeners) {
      listeners = newListeners;
      return this;
    }

    /** Sets the accounts that may log in. */
    public Builder accounts(List<Account> newAccounts) {
      accounts = newAccounts;
      return this;
    }

    /** Sets the server's host name, which may be empty. */
    public Builder hostname(String newHostname) {
      hostname = newHostname;
      return this;
    }

    /** Sets the own name of the node; without it, it is the server's host name. */
    public Builder nodeHostname(String newHostname) {
      nodeHostname = newHostname;
      return this;
    }

    /** Sets the version whose schema is published. */
    public Builder serverVersion(String newVersion) {
      serverVersion = newVersion;
      return this;
    }

    /** Sets the mode to start in. */
    public Builder mode(Mode newMode) {
      mode = newMode;
      return this;
    }

    /** Sets the file that keeps the settings; it need not exist yet. */
    public Builder stateFile(@Nullable Path newFile) {
      stateFile = newFile;
      return this;
    }

    /** Switches the limit of SMTP connections. */
    public Builder connectionLimit(boolean newLimit) {
      connectionLimit = newLimit;
      return this;
    }

    /** Sets the clock. */
    public Builder clock(Clock newClock) {
      clock = newClock;
      return this;
    }

    /** Sets the receiver of warnings. */
    public Builder warnings(Consumer<String> newReceiver) {
      warnings = newReceiver;
      return this;
    }

    /** Returns the configuration. */
    public EmulatorConfiguration build() {
      String node = nodeHostname;
      if (node == null) {
        node = hostname.isEmpty() ? DEFAULT_HOSTNAME : hostname;
      }
      return new EmulatorConfiguration(
          address,
          httpPort,
          listeners,
          accounts,
          hostname,
          node,
          serverVersion,
          mode,
          stateFile,
          connectionLimit,
          clock,
          warnings);
    }
  }
}
