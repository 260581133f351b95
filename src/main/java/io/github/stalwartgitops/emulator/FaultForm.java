package io.github.stalwartgitops.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of a {@link Fault} on the command line. */
final class FaultForm {
  private static final String FOR_EVER = "for-ever";
  private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

  private FaultForm() {}

  /** Reads it; see {@link Fault#parse}. */
  static Fault parse(String text) {
    List<String> parts =
        Arrays.stream(COMMA.split(text, -1)).map(part -> part.replace("\\,", ",")).toList();
    Fault.Kind kind = constant(Fault.Kind.class, before(parts.get(0)));
    String argument = after(parts.get(0));
    RequestKind at = RequestKind.ANY;
    int from = 1;
    int times = 1;
    int carriedOut = Fault.NEVER;
    for (String part : parts.subList(1, parts.size())) {
      String value = after(part);
      switch (before(part)) {
        case "at" -> at = constant(RequestKind.class, value);
        case "from" -> from = value.equals("0") ? 0 : number(value);
        case "times" -> times = value.equals(FOR_EVER) ? Fault.FOR_EVER : number(value);
        case "carried-out" -> carriedOut = part.contains("=") ? number(value) : 0;
        default ->
            throw new IllegalArgumentException(
                "\""
                    + part
                    + "\" is no part of a fault; write at=, from=, times= or carried-out,"
                    + " and \\, for a comma of the argument");
      }
    }
    return new Fault(kind, argument, at, from, times, carriedOut);
  }

  /** Writes it. */
  static String of(Fault fault) {
    return fault.kind().word()
        + (fault.argument().isEmpty() ? "" : "=" + fault.argument().replace(",", "\\,"))
        + (fault.at() == RequestKind.ANY ? "" : ",at=" + word(fault.at()))
        + (fault.from() == 1 ? "" : ",from=" + fault.from())
        + (fault.times() == 1 ? "" : ",times=" + times(fault.times()))
        + (fault.carriedOut() == Fault.NEVER ? "" : ",carried-out")
        + (fault.isCarriedOutLater() ? "=" + fault.carriedOut() : "");
  }

  private static String times(int times) {
    return times == Fault.FOR_EVER ? FOR_EVER : String.valueOf(times);
  }

  private static String before(String part) {
    int equals = part.indexOf('=');
    return equals < 0 ? part : part.substring(0, equals);
  }

  private static String after(String part) {
    return part.substring(Math.min(part.length(), before(part).length() + 1));
  }

  private static int number(String text) {
    if (text.matches("[1-9]\\d{0,8}")) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("\"" + text + "\" is not a number from 1 on");
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return constants.stream()
        .filter(it -> it.name().equalsIgnoreCase(text.replace('-', '_')))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + text
                        + "\" is none of "
                        + constants.stream()
                            .map(FaultForm::word)
                            .collect(Collectors.joining(", "))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
