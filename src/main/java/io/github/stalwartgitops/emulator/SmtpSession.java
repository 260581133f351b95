package io.github.stalwartgitops.emulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Serves one SMTP connection (RFC 5321) as in {@code src/test/resources/smtp/transcripts.txt}; it
 * takes no mail.
 */
final class SmtpSession {
  private static final int LINE_LIMIT = 2_048;
  private static final List<String> EXTENSIONS =
      List.of(
          "STARTTLS",
          "SMTPUTF8",
          "SIZE 104857600",
          "REQUIRETLS",
          "PIPELINING",
          "NO-SOLICITING",
          "ENHANCEDSTATUSCODES",
          "CHUNKING",
          "BINARYMIME",
          "8BITMIME");
  private static final String TOO_EARLY = "503 5.5.1 MAIL is required first.";

  private final Socket socket;
  private final SmtpListener listener;
  private final ConnectionView view;
  private final SmtpTranscript transcript;
  private boolean introduced;

  SmtpSession(
      Socket socket, SmtpListener listener, ConnectionView view, SmtpTranscript transcript) {
    this.socket = socket;
    this.listener = listener;
    this.view = view;
    this.transcript = transcript;
  }

  /** Greets and answers commands until one side closes. */
  void serve() throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    Optional<String> rejection = view.rejection();
    String greeting = rejection.map(text -> "503 5.5.3 " + text).orElse("220 " + view.greeting());
    transcript.greeted(greeting);
    send(greeting);
    if (rejection.isPresent()) {
      return;
    }
    for (String line = line(in); line != null; line = line(in)) {
      transcript.received(line);
      String reply = reply(line);
      send(reply);
      if (reply.startsWith("221 ") || reply.startsWith("220 ")) {
        return; // after QUIT, and after STARTTLS: the emulator has no certificate
      }
    }
  }

  private String reply(String line) {
    int space = line.indexOf(' ');
    String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    return switch (verb) {
      case "EHLO", "HELO", "LHLO" -> introduce(verb, argument);
      case "MAIL" ->
          introduced
              ? "550 5.7.1 This is an emulator: it takes no mail."
              : "503 5.5.1 Polite people say EHLO first.";
      case "RCPT", "DATA", "BDAT" -> TOO_EARLY;
      case "AUTH" -> "503 5.5.1 AUTH not allowed.";
      case "STARTTLS" -> "220 2.0.0 Ready to start TLS.";
      case "NOOP", "RSET" -> "250 2.0.0 OK";
      case "VRFY", "EXPN" -> "252 2.5.1 " + verb + " is disabled.";
      case "HELP" -> "250 2.0.0 Help can be found at https://stalw.art";
      case "QUIT" -> "221 2.0.0 Bye.";
      default -> "500 5.5.1 Invalid command.";
    };
  }

  private String introduce(String verb, String domain) {
    boolean lmtp = listener.protocol().equals("lmtp");
    if (lmtp != verb.equals("LHLO")) {
      return "502 5.5.1 Invalid command: " + (lmtp ? "LHLO" : "EHLO") + " expected.";
    }
    if (domain.isEmpty()) {
      return "501 5.5.2 Syntax error, expected: " + verb + " domain";
    }
    if (!isQualified(domain) && view.rejectsNonFqdn(domain)) {
      return "550 5.5.0 Invalid EHLO domain.";
    }
    introduced = true;
    String welcome = view.hostname() + " you had me at " + verb;
    return verb.equals("HELO") ? "250 " + welcome : lines(welcome);
  }

  private static boolean isQualified(String domain) {
    return domain.startsWith("[") ? domain.endsWith("]") : domain.indexOf('.') > 0;
  }

  private static String lines(String welcome) {
    StringBuilder reply = new StringBuilder("250-").append(welcome);
    int last = EXTENSIONS.size() - 1;
    for (int i = 0; i <= last; i++) {
      reply.append("\r\n250").append(i < last ? '-' : ' ').append(EXTENSIONS.get(i));
    }
    return reply.toString();
  }

  private void send(String reply) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static @Nullable String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > LINE_LIMIT) {
        return null;
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
