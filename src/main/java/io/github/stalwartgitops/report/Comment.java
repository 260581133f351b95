package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Assembles a comment from blocks and shortens it to the maximum length of a comment. */
final class Comment {
  private static final int MAX_NAMES = 3_000;
  private static final int RESERVED = MAX_NAMES + 500;

  private final StringBuilder out;
  private final int maxLength;
  private final List<String> omitted = new ArrayList<>();
  private boolean isShortened;

  /**
   * A part of a comment that can be shortened item by item.
   *
   * @param name what it is, as Markdown, for the list of omitted blocks
   * @param beginning the text before the items
   * @param items the items with their line ends
   * @param ending returns the text after the items, given the number of omitted items
   */
  record Block(String name, String beginning, List<String> items, IntFunction<String> ending) {
    Block {
      items = List.copyOf(items);
    }

    /**
     * Returns a block whose items are in a fence.
     *
     * @param beginning the text before the fence
     * @param language the language for syntax highlighting
     * @param items printable items of one or more lines
     * @param more describes a number of omitted items, such as {@code 213 more rules}
     * @param ending the text after the fence
     */
    static Block fenced(
        String name,
        String beginning,
        String language,
        List<String> items,
        IntFunction<String> more,
        String ending) {
      String fence = Markdown.fence(items);
      return new Block(
          name,
          beginning + fence + language + "\n",
          items.stream().map(item -> item + "\n").toList(),
          count -> (count == 0 ? "" : "… and " + more.apply(count) + "\n") + fence + "\n" + ending);
    }

    /** Returns a block that is collapsed until its reader opens it. */
    static Block collapsed(
        String name, String heading, List<String> items, IntFunction<String> more) {
      return fenced(name, Markdown.collapsed(heading), "text", items, more, Markdown.COLLAPSED_END);
    }

    int length() {
      return length(items.size());
    }

    private int length(int count) {
      return beginning.length()
          + items.subList(0, count).stream().mapToInt(String::length).sum()
          + ending.apply(items.size() - count).length();
    }

    private String first(int count) {
      return beginning
          + String.join("", items.subList(0, count))
          + ending.apply(items.size() - count);
    }

    /** Returns how many items fit into a length, or -1 if the block does not fit at all. */
    private int fitting(int room) {
      if (length() <= room) {
        return items.size();
      }
      int fitting = 0;
      int tooMany = items.size();
      while (tooMany - fitting > 1) {
        int count = (fitting + tooMany) / 2;
        if (length(count) <= room) {
          fitting = count;
        } else {
          tooMany = count;
        }
      }
      return fitting == 0 ? -1 : fitting;
    }
  }

  private Comment(String head, int maxLength) {
    this.out = new StringBuilder(head);
    this.maxLength = maxLength;
  }

  /**
   * Returns the text of a comment.
   *
   * @param head the beginning, which is never shortened
   * @param maxLength the maximum length of the comment
   * @param important blocks that share the room: each gets at least an equal part of it
   * @param further blocks that get the remaining room in their order
   */
  static String of(String head, int maxLength, List<Block> important, List<Block> further) {
    Comment comment = new Comment(head, maxLength);
    for (int i = 0; i < important.size(); i++) {
      int share = comment.room() / (important.size() - i);
      int othersNeed =
          important.subList(i + 1, important.size()).stream()
              .mapToInt(block -> Math.min(block.length() + 1, share))
              .sum();
      comment.add(important.get(i), comment.room() - othersNeed);
    }
    further.forEach(block -> comment.add(block, comment.room()));
    return comment.finish();
  }

  private int room() {
    return maxLength - RESERVED - out.length() - 1;
  }

  private void add(Block block, int room) {
    int count = block.fitting(room);
    if (count < 0) {
      omitted.add(block.name());
      return;
    }
    isShortened |= count < block.items().size();
    out.append('\n').append(block.first(count));
  }

  private String finish() {
    if (!omitted.isEmpty()) {
      out.append("\n_Omitted because of the maximum length of a comment: ").append(names());
    } else if (isShortened) {
      out.append("\n_Shortened to the maximum length of a comment");
    } else {
      return out.toString();
    }
    return out.append(". The HTML and JSON reports are complete._\n").toString();
  }

  private String names() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < omitted.size(); i++) {
      String separator = i == 0 ? "" : "; ";
      if (names.length() + omitted.get(i).length() >= MAX_NAMES) {
        return names + separator + ProblemText.number(omitted.size() - i, "more block");
      }
      names.append(separator).append(omitted.get(i));
    }
    return names.toString();
  }
}
