package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;

/**
 * A connection beside a row of a decision path.
 *
 * @param name what reports call it
 * @param fate how it comes to stand there
 */
record PathSample(String name, Fate fate) {
  private static final String USUAL_PORT = "port 25, ";

  /** How a connection comes to stand beside a row; those to look at come first. */
  enum Fate {
    DIFFERS("~ ", "", " (differs)"),
    UNKNOWN("? ", " (not known here)", " (not known here)"),
    UNKNOWN_BEFORE("? ", " (before not known here)", " (before not known here)"),
    SAME("", "", ""),
    FORMER("before: ", "", " (before)"),
    MORE("", "", "");

    private final String sign;
    private final String note;
    private final String words;

    Fate(String sign, String note, String words) {
      this.sign = sign;
      this.note = note;
      this.words = words;
    }
  }

  static PathSample after(Seen seen) {
    Fate fate =
        !seen.after().isKnown()
            ? Fate.UNKNOWN
            : !seen.before().isKnown()
                ? Fate.UNKNOWN_BEFORE
                : seen.differs() ? Fate.DIFFERS : Fate.SAME;
    return new PathSample(seen.sample().name(), fate);
  }

  /**
   * The text in the drawing: what matters first, the usual port only where nothing else is said.
   */
  String shown() {
    String shortName = name.startsWith(USUAL_PORT) ? name.substring(USUAL_PORT.length()) : name;
    return fate.sign + shortName + fate.note;
  }

  /** Whether it is not known where it ends. */
  boolean isUnsure() {
    return fate == Fate.UNKNOWN;
  }

  /** The text in a sentence. */
  String words() {
    return name + fate.words;
  }
}
