package io.github.stalwartgitops.expression.unicode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The character data of Unicode 16.0. The tables are read when they are first needed, which is
 * rare: ASCII texts do not need them.
 */
public final class CharacterTables {
  /** The Unicode version of the tables. */
  public static final String VERSION = "16.0";

  private static final CharacterTables TABLES = read();

  private final Map<String, CodePoints> categories = new HashMap<>();
  private final Map<String, CodePoints> properties = new HashMap<>();
  private final Map<String, CodePoints> scripts = new HashMap<>();
  private final Map<Integer, Integer> lower = new HashMap<>();
  private final Map<Integer, Integer> upper = new HashMap<>();

  private CharacterTables() {}

  /**
   * The characters of a general category.
   *
   * @param name its two letters, or one for the group
   * @return null where there is no such category
   */
  public static @Nullable CodePoints category(String name) {
    if (name.length() == 2) {
      return TABLES.categories.get(name);
    }
    CodePoints group = CodePoints.NONE;
    for (Map.Entry<String, CodePoints> category : TABLES.categories.entrySet()) {
      group = category.getKey().startsWith(name) ? group.or(category.getValue()) : group;
    }
    return name.length() == 1 && !group.isEmpty() ? group : null;
  }

  /** The characters with a yes-or-no property, by its name in small letters; null where unknown. */
  public static @Nullable CodePoints property(String name) {
    return TABLES.properties.get(name);
  }

  /** The characters of a script, by its name or code in small letters; null where unknown. */
  public static @Nullable CodePoints script(String name) {
    return TABLES.scripts.get(name);
  }

  /** The simple lowercase of a code point, itself where it has none. */
  public static int lowercase(int c) {
    return TABLES.lower.getOrDefault(c, c);
  }

  /** The simple uppercase of a code point, itself where it has none. */
  public static int uppercase(int c) {
    return TABLES.upper.getOrDefault(c, c);
  }

  /** The code points that have another case, in a set. */
  static CodePoints cased() {
    int[] ranges = new int[2 * (TABLES.lower.size() + TABLES.upper.size())];
    int size = 0;
    for (Map<Integer, Integer> mapping : Arrays.asList(TABLES.lower, TABLES.upper)) {
      for (int c : mapping.keySet()) {
        ranges[size++] = c;
        ranges[size++] = c;
      }
    }
    return CodePoints.ofRanges(ranges);
  }

  private static CharacterTables read() {
    String resource = "unicode-" + VERSION + ".txt";
    CharacterTables tables = new CharacterTables();
    try (InputStream in =
            Objects.requireNonNull(CharacterTables.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        tables.add(line.split(" "));
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private void add(String[] words) {
    switch (words[0]) {
      case "lower" -> addMapping(lower, words);
      case "upper" -> addMapping(upper, words);
      case "category" -> categories.put(words[1], ranges(words));
      case "property" ->
          properties.put(words[1].toLowerCase(Locale.ROOT).replace("_", ""), ranges(words));
      default -> {
        CodePoints script = ranges(words);
        for (String name : words[1].split(",", -1)) {
          scripts.put(name, script);
        }
      }
    }
  }

  /** {@code from-to} in hexadecimal, or one code point alone. */
  private static CodePoints ranges(String[] words) {
    int[] ranges = new int[2 * (words.length - 2)];
    for (int i = 2; i < words.length; i++) {
      int dash = words[i].indexOf('-');
      String from = dash < 0 ? words[i] : words[i].substring(0, dash);
      ranges[2 * i - 4] = Integer.parseInt(from, 16);
      ranges[2 * i - 3] = Integer.parseInt(words[i].substring(dash + 1), 16);
    }
    return CodePoints.ofRanges(ranges);
  }

  /** {@code from-to/step:distance}, the distance to the other case in decimal. */
  private static void addMapping(Map<Integer, Integer> mapping, String[] words) {
    for (int i = 1; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      int distance = Integer.parseInt(words[i].substring(colon + 1));
      int slash = words[i].indexOf('/');
      String range = words[i].substring(0, slash < 0 ? colon : slash);
      int dash = range.indexOf('-');
      int to = Integer.parseInt(range.substring(dash + 1), 16);
      int from = dash < 0 ? to : Integer.parseInt(range.substring(0, dash), 16);
      for (int c = from; c <= to; c += slash < 0 ? 1 : 2) {
        mapping.put(c, c + distance);
      }
    }
  }
}
