package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.reconcile.Durations;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads option values that are no plain texts. */
final class Converters {
  private Converters() {}

  /**
   * @param folder what relative files of reports start from
   */
  static void register(CommandLine commandLine, Path folder) {
    commandLine.registerConverter(ReportFile.class, text -> report(text, folder));
    commandLine.registerConverter(Duration.class, Converters::duration);
    commandLine.registerConverter(SmtpAddress.class, Converters::address);
    commandLine.registerConverter(Sample.class, Converters::sample);
    commandLine.registerConverter(SmtpListener.class, Converters::listener);
    commandLine.registerConverter(Fault.class, Converters::fault);
  }

  private static Duration duration(String text) {
    return Durations.parse(text)
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a time such as 5s"));
  }

  private static SmtpAddress address(String text) {
    try {
      return SmtpAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static ReportFile report(String text, Path folder) {
    try {
      return ReportFile.parse(text, folder);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static Sample sample(String text) {
    try {
      return Sample.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static SmtpListener listener(String text) {
    try {
      return SmtpListener.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private static Fault fault(String text) {
    try {
      return Fault.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
