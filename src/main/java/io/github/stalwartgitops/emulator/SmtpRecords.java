package io.github.stalwartgitops.emulator;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the last SMTP sessions. */
final class SmtpRecords {
  private static final int REMEMBERED = 100;

  private final Deque<SmtpRecord> records = new ArrayDeque<>();
  private final Clock clock;

  SmtpRecords(Clock clock) {
    this.clock = clock;
  }

  /** The record of a session that begins. */
  synchronized SmtpRecord begin(String listener, InetSocketAddress client) {
    String address = client.getAddress().getHostAddress() + ":" + client.getPort();
    SmtpRecord record = new SmtpRecord(clock.instant(), listener, address);
    records.addLast(record);
    if (records.size() > REMEMBERED) {
      records.removeFirst();
    }
    return record;
  }

  /** The last sessions, oldest first. */
  synchronized List<SmtpVisit> visits() {
    return records.stream().map(SmtpRecord::visit).toList();
  }
}
