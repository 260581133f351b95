package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts blocks together so that they stay below the length that a comment may have. */
final class Comment {
  private static final int LONGEST_NAMES = 3_000;
  private static final int RESERVE = LONGEST_NAMES + 500;

  private final StringBuilder out;
  private final int longest;
  private final List<String> leftOut = new ArrayList<>();
  private boolean shortened;

  /**
   * @param head what it begins with, in full
   * @param longest how long it may be
   */
  Comment(String head, int longest) {
    this.out = new StringBuilder(head);
    this.longest = longest;
  }

  /**
   * The comment.
   *
   * @param vital blocks that leave room for each other: where they are too long together, each gets
   *     at least its share
   * @param further blocks that take what is left, one after the other
   */
  String write(List<CommentBlock> vital, List<CommentBlock> further) {
    for (int i = 0; i < vital.size(); i++) {
      int share = room() / (vital.size() - i);
      int others =
          vital.subList(i + 1, vital.size()).stream()
              .mapToInt(block -> Math.min(block.length() + 1, share))
              .sum();
      add(vital.get(i), room() - others);
    }
    further.forEach(block -> add(block, room()));
    if (shortened || !leftOut.isEmpty()) {
      out.append('\n').append(told());
    }
    return out.toString();
  }

  private int room() {
    return longest - RESERVE - out.length() - 1;
  }

  private void add(CommentBlock block, int room) {
    Optional<String> fitted = block.fitted(room);
    shortened |= block.length() > room;
    fitted.ifPresentOrElse(text -> out.append('\n').append(text), () -> leftOut.add(block.name()));
  }

  private String told() {
    String what =
        leftOut.isEmpty() ? "Shortened to fit a comment" : "Left out to fit a comment: " + names();
    return "_" + what + ". The HTML and JSON reports hold everything._\n";
  }

  private String names() {
    StringBuilder names = new StringBuilder();
    int named = 0;
    while (named < leftOut.size() && names.length() + leftOut.get(named).length() < LONGEST_NAMES) {
      names.append(named == 0 ? "" : "; ").append(leftOut.get(named));
      named++;
    }
    int more = leftOut.size() - named;
    return more == 0
        ? names.toString()
        : names + (named == 0 ? "" : "; ") + ProblemText.number(more, "more block");
  }
}
