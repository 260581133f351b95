package io.github.stalwartgitops.report;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A block of a comment, which can be shortened item by item.
 *
 * @param name what it is, as Markdown, to be told where it is left out
 * @param beginning what stands before the items
 * @param items each with its line end
 * @param ending what stands behind the items, where so many of them are left out
 */
record CommentBlock(String name, String beginning, List<String> items, IntFunction<String> ending) {
  CommentBlock {
    items = List.copyOf(items);
  }

  /**
   * Lines in a fence.
   *
   * @param beginning what stands before the fence
   * @param language what colours the lines
   * @param items each of one line or several, printable already
   * @param more names so many items that are left out, such as {@code 213 more rules}
   * @param ending what stands behind the fence
   */
  static CommentBlock fenced(
      String name,
      String beginning,
      String language,
      List<String> items,
      IntFunction<String> more,
      String ending) {
    String fence = Markdown.fence(items);
    return new CommentBlock(
        name,
        beginning + fence + language + "\n",
        items.stream().map(item -> item + "\n").toList(),
        leftOut ->
            (leftOut == 0 ? "" : "… and " + more.apply(leftOut) + "\n") + fence + "\n" + ending);
  }

  /** How long it is as a whole. */
  int length() {
    return beginning.length() + length(items) + ending.apply(0).length();
  }

  /** As much of it as fits into that length; nothing if that is not one item. */
  Optional<String> fitted(int room) {
    int count = items.size();
    int length = beginning.length() + length(items);
    while (count > 0 && length + ending.apply(items.size() - count).length() > room) {
      count--;
      length -= items.get(count).length();
    }
    String end = ending.apply(items.size() - count);
    boolean fits = length + end.length() <= room && (count > 0 || items.isEmpty());
    return fits
        ? Optional.of(beginning + String.join("", items.subList(0, count)) + end)
        : Optional.empty();
  }

  private static int length(List<String> items) {
    return items.stream().mapToInt(String::length).sum();
  }
}
