package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.behavior.View;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.HostName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes how a plan changes what clients see. */
final class BehaviorText {
  private static final int MAX_ROWS = 20;
  private static final int MAX_NAME_WIDTH = 30;
  private static final int MAX_VIEW_WIDTH = 48;

  private final BehaviorDiff behavior;

  private BehaviorText(BehaviorDiff behavior) {
    this.behavior = behavior;
  }

  /** Returns the section with its heading, or nothing if there are no sample connections. */
  static List<String> lines(BehaviorDiff behavior, Palette palette) {
    if (behavior.seen().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(palette.bold("What a client sees"));
    BehaviorText text = new BehaviorText(behavior);
    lines.addAll(text.table(palette));
    text.sentences().forEach(sentence -> lines.add("  " + Printable.of(sentence)));
    lines.add("");
    return lines;
  }

  /** Returns sentences on what the table of differences does not show. */
  static List<String> sentences(BehaviorDiff behavior) {
    return new BehaviorText(behavior).sentences();
  }

  /** Returns what a client sees, or on what that depends if it is unknown. */
  static String view(Seen seen, View view) {
    return view.isKnown()
        ? view.text()
        : "unknown: " + seen.field().field() + " depends on " + view.text();
  }

  private List<String> table(Palette palette) {
    List<Seen> notable = behavior.notable();
    List<Seen> shown = notable.subList(0, Math.min(MAX_ROWS, notable.size()));
    int name = width(shown.stream().map(seen -> seen.sample().name()).toList(), MAX_NAME_WIDTH);
    int view =
        width(shown.stream().map(seen -> view(seen, seen.before())).toList(), MAX_VIEW_WIDTH);
    List<String> lines = new ArrayList<>();
    for (Seen seen : shown) {
      lines.add(
          "  "
              + pad(Printable.of(seen.sample().name()), name)
              + "   "
              + palette.removed(pad(Printable.of(view(seen, seen.before())), view))
              + "   →   "
              + palette.added(Printable.of(view(seen, seen.after()))));
    }
    if (notable.size() > shown.size()) {
      lines.add("  and " + (notable.size() - shown.size()) + " more");
    }
    return lines;
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (FieldName field : behavior.seen().stream().map(Seen::field).distinct().toList()) {
      List<Seen> same =
          behavior.of(field).stream().filter(seen -> seen.isKnown() && !seen.differs()).toList();
      if (!same.isEmpty()) {
        sentences.add(same(field, same, same.size() == behavior.of(field).size()));
      }
    }
    behavior
        .unreached()
        .forEach(
            (field, changes) ->
                sentences.add(
                    field.field()
                        + ": none of these connections reaches "
                        + ProblemText.number(changes, "change")
                        + "."));
    Map<String, String> assumed = new LinkedHashMap<>(behavior.assumed());
    if (assumed.remove("hostname", HostName.PLACEHOLDER)) {
      sentences.add(
          HostName.PLACEHOLDER
              + " is unknown: the server has no default host name, so system('hostname') is each"
              + " node's own name.");
    }
    if (!assumed.isEmpty()) {
      sentences.add(
          "Assumed: "
              + assumed.entrySet().stream()
                  .map(it -> "system('" + it.getKey() + "') is \"" + it.getValue() + "\"")
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return sentences;
  }

  /** Names the connections, as a few samples prove nothing about others. */
  private static String same(FieldName field, List<Seen> same, boolean all) {
    Set<String> names =
        same.stream()
            .map(seen -> seen.sample().name())
            .limit(5)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String list = String.join("; ", names) + (same.size() > names.size() ? "; …" : "");
    String connections = ProblemText.number(same.size(), "sample connection");
    if (all) {
      connections = same.size() == 1 ? "the sample connection" : "any of " + connections;
    }
    return field.field() + ": no difference for " + connections + " (" + list + ").";
  }

  private static int width(List<String> texts, int max) {
    return texts.stream()
        .mapToInt(text -> Printable.of(text).length())
        .filter(length -> length <= max)
        .max()
        .orElse(0);
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text;
  }
}
