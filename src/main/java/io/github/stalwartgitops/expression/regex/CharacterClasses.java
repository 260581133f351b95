package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.unicode.CharacterTables;
import io.github.stalwartgitops.expression.unicode.CodePoints;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The named sets of characters. */
final class CharacterClasses {
  static final CodePoints ASCII = CodePoints.range(0, 0x7f);
  static final CodePoints WHITE_SPACE =
      CodePoints.ofRanges(
          9, 13, ' ', ' ', 0x85, 0x85, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029,
          0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000);

  private static final CodePoints ASCII_DIGIT = CodePoints.range('0', '9');
  private static final CodePoints ASCII_SPACE = CodePoints.ofRanges(9, 13, ' ', ' ');
  private static final CodePoints ASCII_WORD =
      CodePoints.ofRanges('0', '9', 'A', 'Z', '_', '_', 'a', 'z');

  private static final Map<String, CodePoints> BRACKETED =
      Map.ofEntries(
          Map.entry("alnum", CodePoints.ofRanges('0', '9', 'A', 'Z', 'a', 'z')),
          Map.entry("alpha", CodePoints.ofRanges('A', 'Z', 'a', 'z')),
          Map.entry("ascii", ASCII),
          Map.entry("blank", CodePoints.ofRanges('\t', '\t', ' ', ' ')),
          Map.entry("cntrl", CodePoints.ofRanges(0, 0x1f, 0x7f, 0x7f)),
          Map.entry("digit", ASCII_DIGIT),
          Map.entry("graph", CodePoints.range('!', '~')),
          Map.entry("lower", CodePoints.range('a', 'z')),
          Map.entry("print", CodePoints.range(' ', '~')),
          Map.entry("punct", CodePoints.ofRanges('!', '/', ':', '@', '[', '`', '{', '~')),
          Map.entry("space", ASCII_SPACE),
          Map.entry("upper", CodePoints.range('A', 'Z')),
          Map.entry("word", ASCII_WORD),
          Map.entry("xdigit", CodePoints.ofRanges('0', '9', 'A', 'F', 'a', 'f')));

  private static final Map<String, String> CATEGORIES =
      Map.ofEntries(
          Map.entry("letter", "L"),
          Map.entry("uppercaseletter", "Lu"),
          Map.entry("lowercaseletter", "Ll"),
          Map.entry("titlecaseletter", "Lt"),
          Map.entry("modifierletter", "Lm"),
          Map.entry("otherletter", "Lo"),
          Map.entry("mark", "M"),
          Map.entry("combiningmark", "M"),
          Map.entry("nonspacingmark", "Mn"),
          Map.entry("spacingmark", "Mc"),
          Map.entry("enclosingmark", "Me"),
          Map.entry("number", "N"),
          Map.entry("decimalnumber", "Nd"),
          Map.entry("digit", "Nd"),
          Map.entry("letternumber", "Nl"),
          Map.entry("othernumber", "No"),
          Map.entry("punctuation", "P"),
          Map.entry("punct", "P"),
          Map.entry("connectorpunctuation", "Pc"),
          Map.entry("dashpunctuation", "Pd"),
          Map.entry("openpunctuation", "Ps"),
          Map.entry("closepunctuation", "Pe"),
          Map.entry("initialpunctuation", "Pi"),
          Map.entry("finalpunctuation", "Pf"),
          Map.entry("otherpunctuation", "Po"),
          Map.entry("symbol", "S"),
          Map.entry("mathsymbol", "Sm"),
          Map.entry("currencysymbol", "Sc"),
          Map.entry("modifiersymbol", "Sk"),
          Map.entry("othersymbol", "So"),
          Map.entry("separator", "Z"),
          Map.entry("spaceseparator", "Zs"),
          Map.entry("lineseparator", "Zl"),
          Map.entry("paragraphseparator", "Zp"),
          Map.entry("other", "C"),
          Map.entry("control", "Cc"),
          Map.entry("cntrl", "Cc"),
          Map.entry("format", "Cf"),
          Map.entry("privateuse", "Co"),
          Map.entry("unassigned", "Cn"));

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "alpha",
          "alphabetic",
          "lower",
          "lowercase",
          "upper",
          "uppercase",
          "ideo",
          "ideographic",
          "extpict",
          "extendedpictographic",
          "epres",
          "emojipresentation",
          "emod",
          "emojimodifier",
          "ebase",
          "emojimodifierbase",
          "ecomp",
          "emojicomponent");

  private CharacterClasses() {}

  /** {@code [:name:]}; null where there is none. */
  static @Nullable CodePoints bracketed(String name) {
    return BRACKETED.get(name);
  }

  static CodePoints digit(boolean unicode) {
    return unicode ? category("Nd") : ASCII_DIGIT;
  }

  static CodePoints space(boolean unicode) {
    return unicode ? WHITE_SPACE : ASCII_SPACE;
  }

  static CodePoints word(boolean unicode) {
    return unicode ? UnicodeWord.SET : ASCII_WORD;
  }

  /** Only read when a pattern needs it. */
  private static final class UnicodeWord {
    static final CodePoints SET =
        Objects.requireNonNull(CharacterTables.property("alphabetic"))
            .or(category("M"))
            .or(category("Nd"))
            .or(category("Pc"))
            .or(CodePoints.range(0x200c, 0x200d));
  }

  /** What {@code \p{…}} means, without its braces. */
  static CodePoints property(String query) throws InvalidRegexException {
    int unequal = query.indexOf("!=");
    if (unequal >= 0) {
      return value(query.substring(0, unequal), query.substring(unequal + 2)).negated();
    }
    int equal = query.indexOf(query.indexOf(':') >= 0 ? ':' : '=');
    CodePoints set =
        equal < 0
            ? named(normalized(query))
            : value(query.substring(0, equal), query.substring(equal + 1));
    return set.and(CodePoints.ALL);
  }

  private static CodePoints named(String name) throws InvalidRegexException {
    CodePoints set = known(name);
    if (set == null) {
      set = categoryOrNull(name);
    }
    if (set == null) {
      set = CharacterTables.script(name);
    }
    if (set == null) {
      throw new InvalidRegexException(
          "Unicode property " + name + " is not found in the tables that are known here");
    }
    return set;
  }

  private static @Nullable CodePoints known(String name) {
    return switch (name) {
      case "any" -> CodePoints.ALL;
      case "ascii" -> ASCII;
      case "assigned" -> category("Cn").negated();
      case "whitespace", "wspace", "space" -> WHITE_SPACE;
      default -> CharacterTables.property(PROPERTIES.getOrDefault(name, name));
    };
  }

  private static CodePoints value(String property, String value) throws InvalidRegexException {
    String name = normalized(property);
    CodePoints set =
        switch (name) {
          case "gc", "generalcategory" -> categoryOrNull(normalized(value));
          case "sc", "script" -> CharacterTables.script(normalized(value));
          default -> null;
        };
    if (set == null) {
      throw InvalidRegexException.unsupported(
          "Unicode property " + property + "=" + value + " is not known here");
    }
    return set;
  }

  private static @Nullable CodePoints categoryOrNull(String name) {
    if (name.equals("lc") || name.equals("casedletter")) {
      return category("Lu").or(category("Ll")).or(category("Lt"));
    }
    String code = CATEGORIES.get(name);
    if (code == null && !name.isEmpty() && name.length() <= 2 && !name.equals("cs")) {
      code = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
    return code == null ? null : CharacterTables.category(code);
  }

  private static CodePoints category(String code) {
    return Objects.requireNonNull(CharacterTables.category(code), code);
  }

  /** Case, blanks, dashes, underscores and a leading "is" do not count in names. */
  private static String normalized(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]", "");
    return plain.startsWith("is") && plain.length() > 2 ? plain.substring(2) : plain;
  }
}
