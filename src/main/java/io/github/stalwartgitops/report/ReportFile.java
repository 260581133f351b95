package io.github.stalwartgitops.report;

import io.github.stalwartgitops.reconcile.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A report that a user asked for.
 *
 * @param form its form
 * @param file where it goes, or null for the standard output
 */
public record ReportFile(ReportForm form, @Nullable Path file) {
  // Opened as a file, it would begin anew where the output goes to a file.
  private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout");

  /**
   * Reads {@code FORM=FILE}; {@code -} and {@code /dev/stdout} are the standard output.
   *
   * @param folder what a relative file starts from
   * @throws IllegalArgumentException with a sentence if it has another form, or if the file surely
   *     cannot be written
   */
  public static ReportFile parse(String text, Path folder) {
    int equals = text.indexOf('=');
    String file = text.substring(equals + 1).strip();
    ReportForm form =
        ReportForm.named(text.substring(0, Math.max(equals, 0)).strip())
            .filter(any -> !file.isEmpty())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + text + "' is not FORM=FILE with one of " + ReportForm.names()));
    if (STANDARD_OUTPUT.contains(file)) {
      return new ReportFile(form, null);
    }
    Path path = folder.resolve(file);
    if (!mayBeWritten(path.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException("'" + file + "' cannot be written");
    }
    return new ReportFile(form, path);
  }

  /** Whether it goes where another one goes. */
  boolean goesWhere(ReportFile other) {
    return Objects.equals(target(), other.target());
  }

  private @Nullable Path target() {
    return file == null ? null : file.toAbsolutePath().normalize();
  }

  private static boolean mayBeWritten(Path file) {
    if (Files.exists(file)) {
      return !Files.isDirectory(file) && Files.isWritable(file);
    }
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
  }

  /**
   * Writes the report; the summary of a step is continued, any other file begins anew.
   *
   * @param job what it is written in
   * @param out the standard output
   * @throws IOException with a sentence if it cannot be written
   */
  void write(RunReport account, PipelineJob job, PrintWriter out) throws IOException {
    String text = form.render(account, job);
    if (file == null) {
      out.print(text);
      out.flush();
    } else if (job.isSummary(file)) {
      TextFile.append(file, text);
    } else {
      TextFile.write(file, text);
    }
  }
}
