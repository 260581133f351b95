package io.github.stalwartgitops.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The text form of a {@link Fault}. */
final class FaultForm {
  private static final String ALWAYS = "always";
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

  private FaultForm() {}

  /** Parses the form, see {@link Fault#parse}. */
  static Fault parse(String text) {
    List<String> parts =
        Arrays.stream(COMMA.split(text, -1)).map(part -> part.replace("\\,", ",")).toList();
    Fault.Kind kind = Fault.Kind.valueOf(constant(before(parts.get(0))));
    String argument = after(parts.get(0));
    RequestKind at = RequestKind.ANY;
    int from = 1;
    int times = 1;
    int carriedOut = Fault.NEVER;
    for (String part : parts.subList(1, parts.size())) {
      String value = after(part);
      switch (before(part)) {
        case "at" -> at = RequestKind.valueOf(constant(value));
        case "from" -> from = Integer.parseInt(value);
        case "times" -> times = value.equals(ALWAYS) ? Fault.ALWAYS : Integer.parseInt(value);
        case "carried-out" -> carriedOut = value.isEmpty() ? 0 : Integer.parseInt(value);
        default -> throw new IllegalArgumentException("no part of a fault: " + part);
      }
    }
    return new Fault(kind, argument, at, from, times, carriedOut);
  }

  /** Returns the form. */
  static String of(Fault fault) {
    String times = fault.times() == Fault.ALWAYS ? ALWAYS : String.valueOf(fault.times());
    return word(fault.kind())
        + (fault.argument().isEmpty() ? "" : "=" + fault.argument().replace(",", "\\,"))
        + (fault.at() == RequestKind.ANY ? "" : ",at=" + word(fault.at()))
        + (fault.from() == 1 ? "" : ",from=" + fault.from())
        + (fault.times() == 1 ? "" : ",times=" + times)
        + (fault.carriedOut() == Fault.NEVER ? "" : ",carried-out")
        + (fault.isCarriedOutLater() ? "=" + fault.carriedOut() : "");
  }

  private static String before(String part) {
    int equals = part.indexOf('=');
    return equals < 0 ? part : part.substring(0, equals);
  }

  private static String after(String part) {
    int equals = part.indexOf('=');
    return equals < 0 ? "" : part.substring(equals + 1);
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
