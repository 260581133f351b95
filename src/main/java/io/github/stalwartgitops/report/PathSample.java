package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;

/**
 * A sample connection in a row of a decision path.
 *
 * @param name the name of the connection
 * @param outcome how its result changes
 */
record PathSample(String name, Outcome outcome) {
  private static final String USUAL_PORT = "port 25, ";

  /** How the result of a connection changes, in the order of display. */
  enum Outcome {
    DIFFERS("~ ", ""),
    UNKNOWN("? ", " (unknown)"),
    UNKNOWN_BEFORE("? ", " (unknown before)"),
    SAME("", ""),
    ENDED_HERE_BEFORE("before: ", "");

    private final String sign;
    private final String note;

    Outcome(String sign, String note) {
      this.sign = sign;
      this.note = note;
    }
  }

  /** Returns a connection in the row where it ends after the change. */
  static PathSample after(Seen seen) {
    Outcome outcome = seen.differs() ? Outcome.DIFFERS : Outcome.SAME;
    if (!seen.before().isKnown()) {
      outcome = Outcome.UNKNOWN_BEFORE;
    }
    if (!seen.after().isKnown()) {
      outcome = Outcome.UNKNOWN;
    }
    return new PathSample(seen.sample().name(), outcome);
  }

  /** Returns the text in the drawing, which only names port 25 if there is no other detail. */
  String text() {
    String shortName = name.startsWith(USUAL_PORT) ? name.substring(USUAL_PORT.length()) : name;
    return outcome.sign + shortName + outcome.note;
  }
}
