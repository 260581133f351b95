package io.github.stalwartgitops.expression;

/** The functions on e-mail addresses. */
final class EmailFunctions {
  private static final String ATOM_MARKS = "!#$%&'*+-/=?^_`{|}~";

  private EmailFunctions() {}

  static Value isEmail(Value value) {
    return Value.of(new AddressScan().accepts(value.text()));
  }

  /** {@code local} or {@code domain} of an address, without white space around it. */
  static Value emailPart(Value value, Value part) {
    String wanted = part.text();
    boolean local = wanted.equals("local");
    if (!local && !wanted.equals("domain")) {
      return TextFunctions.map(value, text -> "");
    }
    return TextFunctions.map(
        value,
        text -> {
          int at = text.lastIndexOf('@');
          return at < 0 ? "" : Unicode.trim(local ? text.substring(0, at) : text.substring(at + 1));
        });
  }

  /** Reads an address as leniently as the server does: a quoted string may stand anywhere. */
  private static final class AddressScan {
    private boolean quoted;
    private int ats;
    private int localLength;
    private int domainDots;
    private int length;

    boolean accepts(String text) {
      char before = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (!(quoted ? takesQuoted(c, before) : takes(c, before))) {
          return false;
        }
        before = c;
      }
      return ats == 1 && domainDots > 0 && localLength > 0 && length > 0;
    }

    private boolean takes(char c, char before) {
      if (c == '@') {
        ats++;
        localLength = length;
        length = 0;
        return true;
      }
      if (c == '"') {
        quoted = true;
        return true;
      }
      if (c == '.') {
        if (before == '.' || before == '@' || length == 0) {
          return false;
        }
        domainDots += ats == 1 ? 1 : 0;
      } else if (!isAtom(c)) {
        return false;
      }
      length++;
      return true;
    }

    private boolean takesQuoted(char c, char before) {
      if (c == '"' && before != '\\') {
        quoted = false;
      } else if (isAtom(c) || c == '>' || c == ':' || c == ',' || c == ' ') {
        length++;
      }
      return true;
    }

    private static boolean isAtom(char c) {
      return c >= 0x7f
          || (c >= '0' && c <= '9')
          || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
          || ATOM_MARKS.indexOf(c) >= 0;
    }
  }
}
