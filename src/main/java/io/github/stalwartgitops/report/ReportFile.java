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
 * A report that the user requested.
 *
 * @param form the form of the report
 * @param file the file to write, or null for standard output
 */
public record ReportFile(ReportForm form, @Nullable Path file) {
  // Opening /dev/stdout as a file would truncate the file to which the output is redirected.
  private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout");

  /**
   * Parses {@code FORM=FILE}, where {@code -} and {@code /dev/stdout} are standard output.
   *
   * @param folder the base of a relative file name
   * @throws IllegalArgumentException with a message for the user if the text has another form, or
   *     if the file cannot be written
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
    if (!isWritable(path.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException("'" + file + "' cannot be written");
    }
    return new ReportFile(form, path);
  }

  /** Returns whether both reports are written to the same file. */
  boolean hasSameTarget(ReportFile other) {
    return Objects.equals(target(), other.target());
  }

  private @Nullable Path target() {
    return file == null ? null : file.toAbsolutePath().normalize();
  }

  private static boolean isWritable(Path file) {
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
   * Writes the report. Appends to the summary of a pipeline step and replaces any other file.
   *
   * @param job the job in which the report is written
   * @param out standard output
   * @throws IOException with a message for the user if the report cannot be written
   */
  void write(RunReport report, PipelineJob job, PrintWriter out) throws IOException {
    String text = form.render(report, job);
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
