package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.reconcile.OptionValue;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses option values. */
final class Converters {
  private Converters() {}

  /**
   * @param folder the folder that relative report files start from
   */
  static void register(CommandLine commandLine, Path folder) {
    commandLine.registerConverter(
        ReportFile.class, parsing(text -> ReportFile.parse(text, folder)));
    commandLine.registerConverter(Duration.class, parsing(OptionValue::duration));
    commandLine.registerConverter(OptionalInt.class, parsing(OptionValue::limit));
    commandLine.registerConverter(SmtpAddress.class, parsing(SmtpAddress::parse));
    commandLine.registerConverter(Sample.class, parsing(Sample::parse));
    commandLine.registerConverter(SmtpListener.class, parsing(SmtpListener::parse));
  }

  /** A time after which a request is given up. */
  static final class TimeLimit implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) throws Exception {
      return parsing(OptionValue::timeLimit).convert(text);
    }
  }

  /** A TCP port. */
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) throws Exception {
      return parsing(OptionValue::port).convert(text);
    }
  }

  static <T> ITypeConverter<T> parsing(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
