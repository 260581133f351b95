package io.github.stalwartgitops.smtp;

import io.github.stalwartgitops.smtp.GreetingAnswer.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads replies of limited size. Stalwart sends what an expression gives as it is, far longer lines
 * than RFC 5321 allows, NUL and lone line feeds among it ({@code docs/server.md}): only CRLF ends a
 * line.
 */
final class ReplyReader {
  /** The most that a reply may have, in octets. */
  static final int LIMIT = 64 * 1024;

  private static final int CODE_LENGTH = 3;
  private static final int SHOWN = 80;

  private final InputStream in;
  private int left = LIMIT;
  private boolean begun;

  ReplyReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Whether the reply that is being read has a beginning. */
  boolean begun() {
    return begun;
  }

  /**
   * Reads one reply.
   *
   * @throws NoReplyException if what comes is none
   */
  Reply read() throws IOException {
    left = LIMIT;
    begun = false;
    List<String> texts = new ArrayList<>();
    while (true) {
      String line = replyLine();
      texts.add(line.substring(Math.min(line.length(), CODE_LENGTH + 1)));
      if (line.length() == CODE_LENGTH || line.charAt(CODE_LENGTH) == ' ') {
        return new Reply(
            Integer.parseInt(line.substring(0, CODE_LENGTH)), String.join("\r\n", texts));
      }
    }
  }

  /** Reads a line that may be anything; without its CRLF. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    endLine(line);
    return text(line);
  }

  private String replyLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() < CODE_LENGTH) {
      int next = next();
      line.write(next);
      if (next < '0' || next > '9') {
        throw notSmtp(line);
      }
    }
    int separator = next();
    line.write(separator);
    if (separator == '\r' && next() == '\n') {
      return text(line).substring(0, CODE_LENGTH);
    }
    if (separator != ' ' && separator != '-') {
      throw notSmtp(line);
    }
    endLine(line);
    return text(line);
  }

  private void endLine(ByteArrayOutputStream line) throws IOException {
    int previous = 0;
    while (true) {
      int next = next();
      if (previous == '\r' && next == '\n') {
        return;
      }
      if (previous == '\r') {
        line.write(previous);
      }
      if (next != '\r') {
        line.write(next);
      }
      previous = next;
    }
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new NoReplyException(
          Kind.CLOSED,
          begun
              ? "the server closed the connection in the middle of its greeting"
              : "the server closed the connection without a greeting");
    }
    begun = true;
    if (--left < 0) {
      throw new NoReplyException(
          Kind.TOO_LONG, "the server sends a greeting of more than " + LIMIT / 1024 + " KiB");
    }
    return next;
  }

  private NoReplyException notSmtp(ByteArrayOutputStream begin) throws IOException {
    int more = Math.min(SHOWN, in.available());
    begin.writeBytes(in.readNBytes(more));
    return new NoReplyException(
        Kind.NOT_SMTP, "the server does not greet as SMTP, but sends: " + text(begin));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
