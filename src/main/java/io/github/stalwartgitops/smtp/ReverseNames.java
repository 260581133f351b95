package io.github.stalwartgitops.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** Finds the host name that other mail servers see for an address. */
@FunctionalInterface
public interface ReverseNames {
  /** Returns the name of an address; empty if it has none. */
  Optional<String> of(InetAddress address) throws InterruptedException;

  /**
   * Returns lookups by this machine's name resolution, for public addresses only: the local name of
   * a private address says nothing about what others see.
   *
   * @param limit the maximum time for one lookup
   */
  static ReverseNames system(Duration limit) {
    return address ->
        isPublic(address)
            ? BoundedLookup.run(address::getCanonicalHostName, limit)
                .filter(name -> !name.equals(address.getHostAddress()))
            : Optional.empty();
  }

  /**
   * Returns whether an address is public: not loopback, link-local, private (RFC 1918, RFC 4193),
   * or shared by customers of a provider (RFC 6598).
   */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isAnyLocalAddress()
        && !uniqueLocal
        && !shared;
  }
}
