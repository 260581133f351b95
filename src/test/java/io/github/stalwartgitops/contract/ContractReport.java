package io.github.stalwartgitops.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What agrees between a server and what is known of Stalwart. */
final class ContractReport {
  private final Consumer<String> log;
  private final List<Line> checks = new ArrayList<>();
  private final List<String> agreeingPairs = new ArrayList<>();
  private final Map<String, List<String>> pairsNotSent = new LinkedHashMap<>();

  /** The result of a check. */
  enum Result {
    AGREES,
    DIFFERS,
    SKIPPED
  }

  /**
   * One check.
   *
   * @param detail what was found, or why it was skipped
   */
  record Line(String name, Result result, String detail) {
    @Override
    public String toString() {
      return "%-9s%-20s%s".formatted(result.name().toLowerCase(Locale.ROOT), name, detail);
    }
  }

  /**
   * @param log receives each check when it is done
   */
  ContractReport(Consumer<String> log) {
    this.log = log;
  }

  void agrees(String check, String detail) {
    add(new Line(check, Result.AGREES, detail));
  }

  void differs(String check, String detail) {
    add(new Line(check, Result.DIFFERS, detail));
  }

  void skipped(String check, String reason) {
    add(new Line(check, Result.SKIPPED, reason));
  }

  private void add(Line line) {
    checks.add(line);
    log.accept(line.toString());
  }

  /** Records the result of a check by its difference, which is empty if it agrees. */
  void result(String check, String detail, String difference) {
    if (difference.isEmpty()) {
      agrees(check, detail);
    } else {
      differs(check, difference);
    }
  }

  void pairAgrees(WirePair pair) {
    agreeingPairs.add(pair.number());
  }

  void pairNotSent(WirePair pair, String reason) {
    pairsNotSent.computeIfAbsent(reason, any -> new ArrayList<>()).add(pair.number());
  }

  List<Line> checks() {
    return List.copyOf(checks);
  }

  List<Line> differences() {
    return checks.stream().filter(line -> line.result() == Result.DIFFERS).toList();
  }

  List<String> agreeingPairs() {
    return List.copyOf(agreeingPairs);
  }

  /** Returns the numbers of the recorded pairs that were not sent, by reason. */
  Map<String, List<String>> pairsNotSent() {
    return pairsNotSent;
  }

  /** Returns the checks in order, then the recorded pairs and a summary. */
  @Override
  public String toString() {
    return checks.stream().map(Line::toString).collect(Collectors.joining("\n")) + "\n" + pairs();
  }

  /** Returns which recorded pairs agree, which were not sent, and a summary. */
  String pairs() {
    StringBuilder text = new StringBuilder();
    text.append("\nRecorded pairs that agree (%d):%n".formatted(agreeingPairs.size()));
    text.append(wrapped(agreeingPairs));
    pairsNotSent.forEach(
        (reason, numbers) ->
            text.append("\nNot sent (%d): %s%n".formatted(numbers.size(), reason))
                .append(wrapped(numbers)));
    return text.append("\n").append(summary()).append("\n").toString();
  }

  private String summary() {
    int differences = differences().size();
    return differences == 0
        ? "The server agrees."
        : differences + (differences == 1 ? " difference." : " differences.");
  }

  private static String wrapped(List<String> numbers) {
    return numbers.stream().collect(Collectors.joining(" ")).replaceAll("(.{80}\\S*) ", "$1\n")
        + "\n";
  }
}
