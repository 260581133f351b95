package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.emulator.Received;
import io.github.stalwartgitops.reconcile.Account;
import io.github.stalwartgitops.report.ReportForm;
import java.util.List;

/**
 * What a run told, and what its server saw of it.
 *
 * @param account what came of it
 * @param heard the notes and debug lines on the way
 * @param received the requests that the server was sent
 */
record Told(Account account, String heard, List<Received> received) {
  Told {
    received = List.copyOf(received);
  }

  /** Everything that a person or a pipeline can read of the run. */
  String everything() {
    return text() + ReportForm.JSON.render(account) + heard;
  }

  String text() {
    return ReportForm.TEXT.render(account);
  }

  /** Whether its words ask for a reload of what is stored. */
  boolean asksForReload() {
    return text().contains("--reload always");
  }
}
