package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * The versions of the language, each named after the first server release that has it ({@code
 * docs/server.md}, versions). Names that came with a release are marked in {@link Language}.
 */
public enum LanguageVersion {
  /** {@code sort} takes its second argument the other way round. */
  V0_16_0("0.16.0"),
  /** With {@code system('node_hostname')} and {@code system('node_role')}. */
  V0_16_1("0.16.1"),
  /** With {@code is_ip_in_cidr}. All recordings were made with this version. */
  V0_16_5("0.16.5"),
  /** A single {@code =} leaves the next character alone; with {@code bit_and}. */
  V1_0("1.0");

  /** The language of the newest known 0.16, assumed where the server's version is unknown. */
  public static final LanguageVersion DEFAULT = V0_16_5;

  private final String firstRelease;

  LanguageVersion(String firstRelease) {
    this.firstRelease = firstRelease;
  }

  /** Returns the first server release that has it, such as {@code 0.16.5}. */
  public String firstRelease() {
    return firstRelease;
  }

  /**
   * Returns the language of a server release.
   *
   * @param release numbers with dots between them, such as {@code 0.16.3}; one older than all known
   *     ones counts as the oldest
   */
  public static LanguageVersion of(String release) {
    LanguageVersion newest = V0_16_0;
    for (LanguageVersion version : values()) {
      if (compare(version.firstRelease, release) <= 0) {
        newest = version;
      }
    }
    return newest;
  }

  /** Compares two releases by their numbers. */
  public static int compare(String one, String other) {
    List<Integer> numbers = numbers(one);
    List<Integer> others = numbers(other);
    for (int i = 0; i < Math.max(numbers.size(), others.size()); i++) {
      int difference =
          (i < numbers.size() ? numbers.get(i) : 0) - (i < others.size() ? others.get(i) : 0);
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String release) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : release.split("\\.", -1)) {
      numbers.add(Integer.valueOf(number));
    }
    return numbers;
  }

  /** Returns whether a name that came with a version is known in this one. */
  boolean includes(LanguageVersion since) {
    return compareTo(since) >= 0;
  }

  /** Returns whether {@code =} takes the next character with it, whatever it is. */
  boolean equalsTakesCharacter() {
    return compareTo(V1_0) < 0;
  }

  /** Returns whether {@code sort} is ascending if its second argument is false. */
  boolean sortsAscendingIfFalse() {
    return this == V0_16_0;
  }
}
