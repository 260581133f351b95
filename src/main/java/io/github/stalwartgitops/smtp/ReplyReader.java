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
 * Reads replies of limited size. Stalwart sends the value of an expression unchanged, with longer
 * lines than RFC 5321 allows, NUL and single line feeds ({@code docs/server.md}): only CRLF ends a
 * line.
 */
final class ReplyReader {
  /** The maximum size of a reply in bytes. */
  static final int LIMIT = 64 * 1024;

  /**
   * A reply of a server (RFC 5321, section 4.2).
   *
   * @param code three digits
   * @param text the text after the code; several lines are joined by CRLF
   */
  record Reply(int code, String text) {}

  /** The server did not send a reply; the message says what it did, for people. */
  static final class NoReplyException extends IOException {
    private final Kind kind;

    NoReplyException(Kind kind, String message) {
      super(message);
      this.kind = kind;
    }

    Kind kind() {
      return kind;
    }
  }

  private static final int CODE_LENGTH = 3;
  private static final int SHOWN = 80;

  private final InputStream in;
  private int left = LIMIT;
  private boolean started;

  ReplyReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Returns whether a part of the reply has arrived. */
  boolean hasStarted() {
    return started;
  }

  /**
   * Reads one reply.
   *
   * @throws NoReplyException if it is not a reply
   */
  Reply read() throws IOException {
    left = LIMIT;
    started = false;
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

  /** Reads any line; returns it without its CRLF. */
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
          started
              ? "the server closed the connection in the middle of its greeting"
              : "the server closed the connection without a greeting");
    }
    started = true;
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
