package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.StoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what is stored and what is active after a run that did not go to its end. */
final class StateSummary {
  private static final int NAMED = 4;

  private StateSummary() {}

  /** A sentence without its beginning and its full stop. */
  static String of(Outcome outcome) {
    List<String> parts = new ArrayList<>();
    for (StoredState held : StoredState.values()) {
      List<String> objects =
          outcome.stored().entrySet().stream()
              .filter(entry -> entry.getValue() == held)
              .map(Map.Entry::getKey)
              .toList();
      if (!objects.isEmpty()) {
        parts.add(stored(names(objects), objects.size() == 1 ? "s" : "", held));
      }
    }
    parts.add(
        switch (outcome.active()) {
          case UNTOUCHED -> "active is what was active before";
          case RELOADED -> "active is what was stored at the last accepted reload";
          case UNKNOWN -> "what is active is not known";
        });
    return String.join("; ", parts);
  }

  private static String stored(String objects, String s, StoredState held) {
    return switch (held) {
      case PREVIOUS -> objects + " store" + s + " the previous values";
      case DESIRED -> objects + " store" + s + " the new values";
      case PARTIAL -> objects + " store" + s + " some of the new values";
      case OTHER -> objects + " store" + s + " other values, written by another client";
      case UNKNOWN -> "what " + objects + " store" + s + " is not known";
    };
  }

  private static String names(List<String> objects) {
    return objects.size() <= NAMED
        ? String.join(", ", objects)
        : String.join(", ", objects.subList(0, NAMED))
            + " and "
            + (objects.size() - NAMED)
            + " more";
  }
}
