package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.reconcile.Durations;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads option values that are no plain texts. */
final class Converters {
  private Converters() {}

  /**
   * @param folder what relative files of reports start from
   */
  static void register(CommandLine commandLine, Path folder) {
    commandLine.registerConverter(
        ReportFile.class, parsing(text -> ReportFile.parse(text, folder)));
    commandLine.registerConverter(Duration.class, Converters::duration);
    commandLine.registerConverter(SmtpAddress.class, parsing(SmtpAddress::parse));
    commandLine.registerConverter(Sample.class, parsing(Sample::parse));
    commandLine.registerConverter(SmtpListener.class, parsing(SmtpListener::parse));
  }

  /** A number that must not be exceeded. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (text.matches("\\d{1,9}")) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException("'" + text + "' is not a number, 0 or more");
    }
  }

  /** A time after which something is given up. */
  static final class TimeLimit implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Duration time = duration(text);
      if (time.isZero()) {
        throw new TypeConversionException("'" + text + "' leaves no time: write it like 5s");
      }
      return time;
    }
  }

  private static Duration duration(String text) {
    return Durations.parse(text)
        .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a time such as 5s"));
  }

  private static <T> ITypeConverter<T> parsing(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
