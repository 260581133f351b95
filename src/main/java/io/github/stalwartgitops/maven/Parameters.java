package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Durations;
import io.github.stalwartgitops.report.Palette;
import io.github.stalwartgitops.report.PipelineJob;
import io.github.stalwartgitops.report.ProblemText;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.report.Reports;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * The values that a goal was given: {@code -Dstalwart.NAME} comes before {@code <NAME>} of the pom
 * (Maven alone would have it the other way round). What cannot be read is collected, and told by
 * {@link #check}.
 */
final class Parameters {
  private static final String PREFIX = "stalwart.";
  private static final String VARIABLE = PREFIX + "var.";

  private final Properties userProperties;
  private final Map<String, String> environment;
  private final Path folder;
  private final Problems problems = new Problems();

  /**
   * @param userProperties what {@code -D} says
   * @param environment the environment variables
   * @param folder what relative files start from
   */
  Parameters(Properties userProperties, Map<String, String> environment, Path folder) {
    this.userProperties = userProperties;
    this.environment = environment;
    this.folder = folder;
  }

  /** What is wrong with the values, so far; more can be added. */
  Problems problems() {
    return problems;
  }

  /**
   * Ends a goal that was given something wrong.
   *
   * @throws MojoFailureException with the words of all problems, if there is an error among them
   */
  void check() throws MojoFailureException {
    if (problems.hasErrors()) {
      throw new MojoFailureException(
          problems.list().stream()
              .flatMap(problem -> ProblemText.lines(problem, new Palette(false)).stream())
              .collect(Collectors.joining("\n")));
    }
  }

  /** A text. */
  @Nullable String text(String name, @Nullable String configured) {
    String given = userProperties.getProperty(PREFIX + name);
    return given == null ? configured : given;
  }

  /** Yes or no; any other text is wrong, for it could be a misspelled {@code -Dstalwart.dryRun}. */
  boolean flag(String name, boolean configured) {
    String given = userProperties.getProperty(PREFIX + name);
    if (given == null || given.equals("true") || given.equals("false")) {
      return given == null ? configured : given.equals("true");
    }
    wrong(name, given, "is neither true nor false");
    return configured;
  }

  /** A TCP port, 0 for any free one. */
  int port(String name, String configured) {
    String given = String.valueOf(text(name, configured));
    if (given.matches("\\d{1,5}") && Integer.parseInt(given) <= 65_535) {
      return Integer.parseInt(given);
    }
    wrong(name, given, "is not a port, a number up to 65535");
    return 0;
  }

  /** A time such as {@code 5s}, at least {@code shortest}. */
  Duration time(String name, String configured, Duration shortest) {
    String given = String.valueOf(text(name, configured));
    Optional<Duration> time = Durations.parse(given);
    if (time.isEmpty() || time.get().compareTo(shortest) < 0) {
      wrong(
          name, given, "is not a time such as 5s" + (shortest.isZero() ? "" : ", longer than 0s"));
    }
    return time.orElse(shortest);
  }

  /** A number that must not be exceeded; empty where none is given. */
  OptionalInt limit(String name, @Nullable String configured) {
    String given = text(name, configured);
    if (given == null || given.matches("\\d{1,9}")) {
      return given == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(given));
    }
    wrong(name, given, "is not a number");
    return OptionalInt.empty();
  }

  /** Addresses of SMTP listeners. */
  List<SmtpAddress> addresses(String name, @Nullable List<String> configured) {
    return each(name, list(name, configured), SmtpAddress::parse);
  }

  /** One of the names of an enumeration, case aside. */
  <E extends Enum<E>> E choice(String name, String configured, Class<E> type) {
    String given = String.valueOf(text(name, configured));
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (constant.name().equalsIgnoreCase(given)) {
        return constant;
      }
    }
    String names =
        Arrays.stream(constants)
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    wrong(name, given, "is none of " + names);
    return constants[0];
  }

  /** Whether the command line, and not only the pom, gives a value. */
  boolean isOnCommandLine(String name) {
    return userProperties.containsKey(PREFIX + name);
  }

  /** Several texts; {@code -D} separates them by commas. */
  List<String> list(String name, @Nullable List<String> configured) {
    String given = userProperties.getProperty(PREFIX + name);
    return given == null
        ? filled(name, configured)
        : Stream.of(given.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  /** The same for names that guard something: there is one at least where they are given. */
  List<String> guarding(String name, @Nullable List<String> configured) {
    List<String> names = list(name, configured);
    if (names.isEmpty() && isOnCommandLine(name)) {
      problems.add(
          Problem.error(
              PREFIX + name + " is empty, so it would guard nothing",
              "Name at least one, or leave it out."));
    }
    return names;
  }

  /** The entries of a list in a pom; Maven makes an empty element null. */
  private List<String> filled(String name, @Nullable List<String> configured) {
    List<String> filled =
        Stream.ofNullable(configured)
            .flatMap(List::stream)
            .filter(entry -> entry != null && !entry.isBlank())
            .toList();
    if (configured != null && filled.size() < configured.size()) {
      problems.add(
          Problem.error(
              PREFIX + name + ": an entry of the list in the pom is empty", "Fill or delete it."));
    }
    return filled;
  }

  /** A file; a relative one starts from the folder of the pom, or from the working folder. */
  @Nullable Path file(String name, @Nullable String configured) {
    String given = text(name, configured);
    return given == null ? null : folder.resolve(given);
  }

  /** Variables of manifests: {@code -Dstalwart.var.NAME=VALUE} comes before the pom. */
  Map<String, String> variables(@Nullable Map<String, String> configured) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (configured != null) {
      configured.forEach((name, value) -> variables.put(name, value == null ? "" : value));
    }
    for (String name : userProperties.stringPropertyNames()) {
      if (name.startsWith(VARIABLE)) {
        variables.put(name.substring(VARIABLE.length()), userProperties.getProperty(name));
      }
    }
    return variables;
  }

  /** Reports, each as {@code FORM=FILE}. */
  Reports reports(@Nullable List<String> configured) {
    List<ReportFile> files =
        each("reports", list("reports", configured), text -> ReportFile.parse(text, folder));
    Reports.clash(files)
        .ifPresent(
            clash -> problems.add(Problem.error(PREFIX + "reports: " + clash, hint("reports"))));
    return new Reports(
        files,
        PipelineJob.of(folder, environment),
        new PrintWriter(System.out, false, Charset.defaultCharset()));
  }

  /** SMTP listeners of the embedded server; {@code -D} separates them by semicolons. */
  List<SmtpListener> listeners(@Nullable List<String> configured) {
    return assignments("listeners", configured, SmtpListener::parse);
  }

  /** An address of this machine; empty where none is given. */
  Optional<InetAddress> address(String name, @Nullable String configured) {
    String given = text(name, configured);
    if (given == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(given));
    } catch (UnknownHostException e) {
      wrong(name, given, "is not an address of this machine");
      return Optional.empty();
    }
  }

  /** Connections for a plan to show; {@code -D} separates them by semicolons. */
  List<Sample> connections(@Nullable List<String> configured) {
    return assignments("connections", configured, Sample::parse);
  }

  /** Texts with commas of their own. */
  private <T> List<T> assignments(
      String name, @Nullable List<String> configured, Function<String, T> parser) {
    String given = userProperties.getProperty(PREFIX + name);
    return each(name, given == null ? filled(name, configured) : List.of(given.split(";")), parser);
  }

  private <T> List<T> each(String name, List<String> texts, Function<String, T> parser) {
    List<T> values = new ArrayList<>();
    for (String text : texts) {
      try {
        values.add(parser.apply(text.strip()));
      } catch (IllegalArgumentException e) {
        problems.add(Problem.error(PREFIX + name + ": " + e.getMessage(), hint(name)));
      }
    }
    return values;
  }

  private static String hint(String name) {
    return "Mend it where it is given: -D" + PREFIX + name + ", or <" + name + "> in the pom.";
  }

  private void wrong(String name, String given, String what) {
    problems.add(Problem.error(PREFIX + name + ": '" + given + "' " + what, hint(name)));
  }
}
