package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.smtp.GreetingAnswer.Kind;
import io.github.stalwartgitops.tls.TlsConfiguration;
import io.github.stalwartgitops.tls.TlsException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One SMTP dialogue of a client that only reads the greeting. */
final class Dialogue {
  private static final int READY = 220;
  private static final int QUIT_MILLISECONDS = 1_000;
  private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d(?:[ -].*)?", Pattern.DOTALL);

  private final SmtpAddress address;
  private final TlsConfiguration tls;
  private final GreetingAnswer.Connection connection;
  private Socket socket;
  private @Nullable ReplyReader replies;

  Dialogue(SmtpAddress address, Socket socket, TlsConfiguration tls) {
    this.address = address;
    this.tls = tls;
    this.socket = socket;
    this.connection =
        new GreetingAnswer.Connection(
            (InetSocketAddress) socket.getLocalSocketAddress(),
            (InetSocketAddress) socket.getRemoteSocketAddress());
  }

  /** Returns whether a part of the expected reply has arrived. */
  boolean hasStarted() {
    return replies != null && replies.hasStarted();
  }

  /**
   * Reads the greeting before sending anything, then ends the dialogue politely.
   *
   * @param withEhlo whether EHLO is sent in between
   */
  GreetingAnswer readGreeting(boolean withEhlo) throws IOException, TlsException {
    if (address.security() == SmtpAddress.Security.IMPLICIT_TLS) {
      secure();
    }
    ReplyReader reader = listen();
    ReplyReader.Reply greeting = reader.read();
    if (greeting.code() >= 400 && greeting.code() < 600) {
      quit(reader, "");
      return new GreetingAnswer.Refused(greeting.code(), greeting.text(), connection);
    }
    if (greeting.code() != READY) {
      throw new ReplyReader.NoReplyException(
          Kind.NOT_SMTP, "the server begins with " + greeting.code() + " " + greeting.text());
    }
    if (address.security() == SmtpAddress.Security.STARTTLS) {
      String name = firstWord(startTls(reader));
      quit(listen(), "");
      return new GreetingAnswer.Greeting(greeting.text(), connection, name);
    }
    return withEhlo
        ? sendEhlo(reader, greeting.text())
        : new GreetingAnswer.Greeting(quit(reader, greeting.text()), connection);
  }

  /** Sends EHLO, whose answer shows the name that the server gives itself, then QUIT. */
  private GreetingAnswer sendEhlo(ReplyReader reader, String greeting) {
    StringBuilder whole = new StringBuilder(greeting);
    String name = null;
    try {
      send(ehlo());
      String line = restOfGreeting(reader, whole);
      name = line.startsWith("250") ? firstWord(line.substring(Math.min(4, line.length()))) : null;
      while (line.startsWith("-", 3)) {
        line = reader.line();
      }
    } catch (IOException e) {
      return new GreetingAnswer.Greeting(whole.toString(), connection, name);
    }
    quit(reader, "");
    return new GreetingAnswer.Greeting(whole.toString(), connection, name);
  }

  private static String firstWord(String text) {
    return text.split("\\s", 2)[0];
  }

  private ReplyReader listen() throws IOException {
    ReplyReader reader = new ReplyReader(socket.getInputStream());
    replies = reader;
    return reader;
  }

  /** Returns the text of the answer to EHLO. */
  private String startTls(ReplyReader reader) throws IOException, TlsException {
    send(ehlo());
    ReplyReader.Reply ehlo = reader.read();
    boolean offered =
        ehlo.text().lines().anyMatch(line -> line.toUpperCase(Locale.ROOT).equals("STARTTLS"));
    if (ehlo.code() != 250 || !offered) {
      throw new ReplyReader.NoReplyException(Kind.TLS, "the server greets, but offers no STARTTLS");
    }
    send("STARTTLS");
    ReplyReader.Reply ready = reader.read();
    if (ready.code() != READY) {
      throw new ReplyReader.NoReplyException(
          Kind.TLS,
          "the server greets, but refuses STARTTLS: " + ready.code() + " " + ready.text());
    }
    secure();
    return ehlo.text();
  }

  private void secure() throws IOException, TlsException {
    SSLSocket secured =
        (SSLSocket)
            tls.context()
                .getSocketFactory()
                .createSocket(socket, address.host(), address.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    socket = secured;
  }

  /**
   * Sends QUIT. Lines before the reply to it still belong to the greeting: the value of an
   * expression may contain line breaks.
   *
   * @return the greeting including such lines
   */
  private String quit(ReplyReader reader, String greeting) {
    StringBuilder whole = new StringBuilder(greeting);
    try {
      socket.setSoTimeout(QUIT_MILLISECONDS);
      send("QUIT");
      restOfGreeting(reader, whole);
      return whole.toString();
    } catch (IOException e) {
      return greeting; // no reply to QUIT is required: the greeting has been read
    }
  }

  /** Appends lines up to the first one of a reply, and returns that one. */
  private static String restOfGreeting(ReplyReader reader, StringBuilder greeting)
      throws IOException {
    String line = reader.line();
    while (!REPLY.matcher(line).matches()) {
      greeting.append("\r\n").append(line);
      line = reader.line();
    }
    return line;
  }

  private void send(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Returns EHLO with the address literal of RFC 5321, section 4.1.3. */
  private String ehlo() {
    InetAddress ip = connection.local().getAddress();
    return ip instanceof Inet6Address
        ? "EHLO [IPv6:" + ip.getHostAddress().replaceFirst("%.*", "") + "]"
        : "EHLO [" + ip.getHostAddress() + "]";
  }
}
