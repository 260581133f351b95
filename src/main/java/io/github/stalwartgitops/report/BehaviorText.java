package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.behavior.View;
import io.github.stalwartgitops.catalog.FieldName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a plan changes for connections. */
final class BehaviorText {
  private static final int MOST = 20;
  private static final int WIDEST_NAME = 30;
  private static final int WIDEST_VIEW = 48;

  private final BehaviorDiff behavior;

  private BehaviorText(BehaviorDiff behavior) {
    this.behavior = behavior;
  }

  /** The lines of the section, with its heading; empty where no connection was looked at. */
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

  /** What is to be said beside the differences, as sentences. */
  static List<String> sentences(BehaviorDiff behavior) {
    return new BehaviorText(behavior).sentences();
  }

  /** What is seen at one side of a change, or why that is not known here. */
  static String side(Seen seen, View view) {
    return view.isKnown()
        ? view.text()
        : "not known here: " + seen.field().field() + " depends on " + view.text();
  }

  private List<String> table(Palette palette) {
    List<Seen> notable = behavior.notable();
    List<Seen> shown = notable.subList(0, Math.min(MOST, notable.size()));
    int name = width(shown.stream().map(seen -> seen.sample().name()).toList(), WIDEST_NAME);
    int view = width(shown.stream().map(seen -> side(seen, seen.before())).toList(), WIDEST_VIEW);
    List<String> lines = new ArrayList<>();
    for (Seen seen : shown) {
      lines.add(
          "  "
              + pad(Printable.of(seen.sample().name()), name)
              + "   "
              + palette.removed(pad(Printable.of(side(seen, seen.before())), view))
              + "   →   "
              + palette.added(Printable.of(side(seen, seen.after()))));
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
          behavior.of(field).stream().filter(it -> it.isKnown() && !it.differs()).toList();
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
                        + ": "
                        + ProblemText.number(changes, "change")
                        + (changes == 1 ? " is" : " are")
                        + " met by none of these connections."));
    if (!behavior.assumed().isEmpty()) {
      sentences.add(
          "Taken for granted: "
              + behavior.assumed().entrySet().stream()
                  .map(it -> "system('" + it.getKey() + "') is \"" + it.getValue() + "\"")
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return sentences;
  }

  /** Honest about what a handful of samples proves. */
  private static String same(FieldName field, List<Seen> same, boolean all) {
    Set<String> names =
        same.stream()
            .map(seen -> seen.sample().name())
            .limit(5)
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    String list = String.join("; ", names) + (same.size() > names.size() ? "; …" : "");
    String connections =
        all && same.size() == 1
            ? "the sample connection"
            : (all ? "any of " : "") + ProblemText.number(same.size(), "sample connection");
    return field.field() + ": no difference for " + connections + " (" + list + ").";
  }

  private static int width(List<String> texts, int most) {
    return texts.stream()
        .mapToInt(text -> Printable.of(text).length())
        .filter(length -> length <= most)
        .max()
        .orElse(0);
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text;
  }
}
