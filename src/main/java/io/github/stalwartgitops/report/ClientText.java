package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.ClientChange;
import io.github.stalwartgitops.behavior.ClientChanges;
import io.github.stalwartgitops.behavior.ServerNames;
import io.github.stalwartgitops.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what clients see of a plan. */
final class ClientText {
  private static final String UNKNOWN_NAME = "<hostname>";
  private static final int LABEL_WIDTH = 16;

  private ClientText() {}

  /**
   * The section on what clients see; empty for a plan that changes nothing of it.
   *
   * @param hostname the server's host name, or null if it is not known
   */
  static List<String> lines(Plan plan, @Nullable String hostname, Palette palette) {
    String name = hostname == null ? UNKNOWN_NAME : hostname;
    List<ClientChange> changes =
        ClientChanges.of(plan, new ServerNames(name, name, "<domain>", ""));
    if (changes.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(palette.bold("What a client sees"));
    List<ClientChange> visible = changes.stream().filter(ClientChange::isVisible).toList();
    for (ClientChange change : visible) {
      String label = Printable.of(change.connection());
      lines.add(
          "  "
              + label
              + " ".repeat(Math.max(3, LABEL_WIDTH - label.length()))
              + palette.removed(Printable.of(change.before()))
              + "  →  "
              + palette.added(Printable.of(change.after())));
    }
    if (visible.isEmpty()) {
      lines.add(
          "  no difference on "
              + ProblemText.number(changes.size(), "sample connection")
              + ": the text changes, what it gives there does not");
    }
    lines.add("");
    return lines;
  }
}
