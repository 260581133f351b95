package io.github.stalwartgitops.expression.unicode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which characters are the same but for case, by Unicode's simple case folding. */
public final class CaseFolding {
  /** Turkish letters have a lowercase or uppercase, but fold to themselves. */
  private static final CodePoints ALONE = CodePoints.ofRanges(0x130, 0x131);

  /** Pairs that fold together without being each other's lowercase or uppercase. */
  private static final int[][] PAIRS = {{0x390, 0x1fd3}, {0x3b0, 0x1fe3}, {0xfb05, 0xfb06}};

  private static final Map<Integer, CodePoints> CLASSES = classes();
  private static final CodePoints FOLDED = folded();

  private CaseFolding() {}

  /** The set with every other case of its members. */
  public static CodePoints closure(CodePoints set) {
    if (set.isAscii()) {
      return asciiClosure(set);
    }
    int[] relatives =
        members(set.and(FOLDED)).stream()
            .flatMap(c -> members(CLASSES.getOrDefault(c, CodePoints.NONE)).stream())
            .flatMapToInt(c -> IntStream.of(c, c))
            .toArray();
    return set.or(CodePoints.ofRanges(relatives));
  }

  /** The set with the other ASCII case of its ASCII letters. */
  public static CodePoints asciiOnlyClosure(CodePoints set) {
    return set.or(shifted(set.and(CodePoints.range('a', 'z')), 'A' - 'a'))
        .or(shifted(set.and(CodePoints.range('A', 'Z')), 'a' - 'A'));
  }

  /** Only K and S have another case outside of ASCII: the Kelvin sign and the long s. */
  private static CodePoints asciiClosure(CodePoints set) {
    CodePoints closure = asciiOnlyClosure(set);
    closure = closure.contains('k') ? closure.or(CodePoints.of(0x212a)) : closure;
    return closure.contains('s') ? closure.or(CodePoints.of(0x17f)) : closure;
  }

  private static CodePoints shifted(CodePoints set, int distance) {
    int[] ranges = new int[2 * set.size()];
    for (int i = 0; i < set.size(); i++) {
      ranges[2 * i] = set.from(i) + distance;
      ranges[2 * i + 1] = set.to(i) + distance;
    }
    return CodePoints.ofRanges(ranges);
  }

  private static Map<Integer, CodePoints> classes() {
    Map<Integer, CodePoints> byFold = new HashMap<>();
    CodePoints cased = CharacterTables.cased().minus(ALONE);
    for (int c : members(cased)) {
      int fold = CharacterTables.lowercase(CharacterTables.uppercase(c));
      byFold.merge(fold, CodePoints.of(c), CodePoints::or);
      byFold.merge(fold, CodePoints.of(fold), CodePoints::or);
    }
    Map<Integer, CodePoints> byMember = new HashMap<>();
    for (CodePoints related : byFold.values()) {
      members(related).forEach(c -> byMember.put(c, related));
    }
    for (int[] pair : PAIRS) {
      CodePoints both = CodePoints.ofRanges(pair[0], pair[0], pair[1], pair[1]);
      byMember.merge(pair[0], both, CodePoints::or);
      byMember.merge(pair[1], both, CodePoints::or);
    }
    return byMember;
  }

  private static CodePoints folded() {
    int[] ranges = new int[2 * CLASSES.size()];
    int size = 0;
    for (int c : CLASSES.keySet()) {
      ranges[size++] = c;
      ranges[size++] = c;
    }
    return CodePoints.ofRanges(ranges);
  }

  private static List<Integer> members(CodePoints set) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      for (int c = set.from(i); c <= set.to(i); c++) {
        members.add(c);
      }
    }
    return members;
  }
}
