package io.github.stalwartgitops.report;

import io.github.stalwartgitops.reconcile.Account;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A report that a user asked for.
 *
 * @param form its form
 * @param file where it goes
 */
public record ReportFile(ReportForm form, Path file) {
  /**
   * Reads {@code FORM=FILE}.
   *
   * @param folder what a relative file starts from
   * @return nothing for a text of another form
   */
  public static Optional<ReportFile> parse(String text, Path folder) {
    int equals = text.indexOf('=');
    String file = text.substring(equals + 1).strip();
    return equals < 1 || file.isEmpty()
        ? Optional.empty()
        : ReportForm.named(text.substring(0, equals).strip())
            .map(form -> new ReportFile(form, folder.resolve(file)));
  }

  /**
   * Writes the report.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Account account) throws IOException {
    TextFile.write(file, form.render(account));
  }
}
