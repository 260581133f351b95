package io.github.stalwartgitops.emulator;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Records one SMTP session while it goes on. */
final class SmtpTranscript {
  private static final int MAX_COMMANDS = 20;
  private static final int LONGEST_DOMAIN = 100;
  private static final String OTHER = "another line";
  private static final Set<String> INTRODUCTIONS = Set.of("EHLO", "HELO", "LHLO");
  private static final Set<String> VERBS =
      Set.of(
          "MAIL",
          "RCPT",
          "DATA",
          "BDAT",
          "AUTH",
          "STARTTLS",
          "NOOP",
          "RSET",
          "VRFY",
          "EXPN",
          "HELP",
          "QUIT");

  private final Instant at;
  private final String listener;
  private final String client;
  private final List<String> commands = new ArrayList<>();
  private String greeting = "";

  /** How many lines that are not commands the last entry stands for. */
  private int others;

  SmtpTranscript(Instant at, String listener, InetSocketAddress client) {
    this.at = at;
    this.listener = listener;
    this.client = client.getAddress().getHostAddress() + ":" + client.getPort();
  }

  /** Records the first line of the server. */
  synchronized void greeted(String line) {
    greeting = line;
  }

  /** Records a line of the client without what may be a credential. */
  synchronized void received(String line) {
    String shown = shown(line);
    boolean isOther = shown.equals(OTHER);
    if (isOther && others > 0) {
      commands.set(commands.size() - 1, OTHER + " and " + others + " more");
      others++;
    } else if (commands.size() < MAX_COMMANDS) {
      commands.add(shown);
      others = isOther ? 1 : 0;
    } else {
      others = 0;
    }
  }

  /** Returns the session so far. */
  synchronized SmtpSessionRecord record() {
    return new SmtpSessionRecord(at, listener, client, greeting, commands);
  }

  private static String shown(String line) {
    String[] words = line.split(" ", 2);
    String verb = words[0].toUpperCase(Locale.ROOT);
    if (INTRODUCTIONS.contains(verb)) {
      String shown = words.length < 2 ? verb : verb + " " + words[1];
      return shown.substring(0, Math.min(shown.length(), LONGEST_DOMAIN));
    }
    return VERBS.contains(verb) ? verb : OTHER;
  }
}
