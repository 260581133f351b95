package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.smtp.GreetingAnswer.Greeting;
import io.github.stalwartgitops.smtp.ReverseNames;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Warns where a greeting names another host than the reverse lookup of the server's address. */
final class NameMismatch {
  private static final Pattern HOST_NAME =
      Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)+", Pattern.CASE_INSENSITIVE);

  private NameMismatch() {}

  /** The warning, where the greeting begins with a host name and the address has another. */
  static Optional<Problem> of(Greeting greeting, ReverseNames names) throws InterruptedException {
    String greeted = withoutDot(ExpectedGreeting.firstWord(greeting.text()));
    if (!HOST_NAME.matcher(greeted).matches()) {
      return Optional.empty();
    }
    InetAddress address = greeting.connection().remote().getAddress();
    return names
        .of(address)
        .map(NameMismatch::withoutDot)
        .filter(name -> !name.equalsIgnoreCase(greeted))
        .map(
            name ->
                Problem.warning(
                    "the greeting names "
                        + greeted
                        + ", but "
                        + address.getHostAddress()
                        + " is "
                        + name,
                    "Other mail servers distrust a host whose names differ. Greet with the name of"
                        + " the address, or let its reverse entry (PTR) be mended."));
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
