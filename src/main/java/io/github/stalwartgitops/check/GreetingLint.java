package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Span;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.expression.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks what a client would be greeted with ({@code docs/server.md}, what a client sees). */
final class GreetingLint implements FieldLint {
  /** Octets of a reply line (RFC 5321, 4.5.3.1.5) without {@code 220}, the space and CRLF. */
  private static final int LONGEST = 512 - 4 - 2;

  /** A domain of at least two labels or an address literal (RFC 5321, 4.1.2 and 4.1.3). */
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?:(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{1,63}|\\[[^ \\]]+])"
              + "(?: .*)?",
          Pattern.DOTALL);

  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.is(ConnectStage.GREETING)
        ? field.values().flatMap(part -> finding(field, part).stream())
        : Stream.of();
  }

  private static Optional<Finding> finding(CheckedField field, ParsedPart part) {
    if (part.root() == null) {
      return Optional.of(finding(Lint.GREETING_EMPTY, part, "this greeting is empty"));
    }
    if (part.type() != ValueType.STRING && part.type() != ValueType.UNKNOWN) {
      return Optional.of(notText(part, part.type()));
    }
    if (!isPredictable(part)) {
      return breaksLine(part);
    }
    String hostName = Connections.hostName(field.facts());
    List<Value> values = values(field, part, hostName);
    return judge(part, values, hostName).or(() -> breaksLine(part));
  }

  private static Optional<Finding> judge(ParsedPart part, List<Value> values, String hostName) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.stream().noneMatch(Value.StringValue.class::isInstance)) {
      return Optional.of(notText(part, ValueType.of(values.get(0))));
    }
    List<String> texts =
        values.stream()
            .filter(Value.StringValue.class::isInstance)
            .map(value -> ((Value.StringValue) value).text())
            .toList();
    if (texts.stream().allMatch(String::isEmpty)) {
      return Optional.of(finding(Lint.GREETING_EMPTY, part, "this greeting is empty"));
    }
    if (texts.stream().anyMatch(GreetingLint::hasLineBreak)) {
      return Optional.of(lineBreak(part));
    }
    int longest = texts.stream().mapToInt(GreetingLint::octets).max().orElse(0);
    if (longest > LONGEST) {
      return Optional.of(
          finding(
              Lint.GREETING_TOO_LONG,
              part,
              "with this greeting the reply line has "
                  + (longest + 512 - LONGEST)
                  + " octets; 512 are allowed"));
    }
    return texts.stream().noneMatch(text -> beginsWithHostName(text, hostName))
        ? Optional.of(
            finding(
                Lint.GREETING_HOST_NAME, part, "this greeting does not begin with the host name"))
        : Optional.empty();
  }

  private static boolean beginsWithHostName(String text, String hostName) {
    if (text.startsWith(hostName)) {
      return text.length() == hostName.length() || text.charAt(hostName.length()) == ' ';
    }
    return text.isEmpty() || HOST_NAME.matcher(text).matches();
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<Finding> breaksLine(ParsedPart part) {
    boolean breaks =
        part.nodes(Node.Literal.class).stream()
            .anyMatch(
                literal ->
                    literal.value() instanceof Value.StringValue string
                        && hasLineBreak(string.text()));
    return breaks ? Optional.of(lineBreak(part)) : Optional.empty();
  }

  private static boolean hasLineBreak(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }

  private static Finding lineBreak(ParsedPart part) {
    return finding(
        Lint.GREETING_LINE_BREAK, part, "this greeting has a line break, which breaks SMTP");
  }

  private static Finding notText(ParsedPart part, ValueType type) {
    String kind =
        switch (type) {
          case INTEGER, FLOAT -> "a number";
          case ARRAY -> "an array";
          default -> "a bare word";
        };
    return finding(
        Lint.GREETING_NOT_TEXT,
        part,
        "this greeting is "
            + kind
            + ", so the server uses its default: "
            + ConnectStage.DEFAULT_GREETING);
  }

  private static Finding finding(Lint lint, ParsedPart part, String message) {
    return new Finding(lint, part.part(), new Span(0, part.text().length()), message);
  }

  /** Returns whether its value depends on the connection and the host name alone. */
  private static boolean isPredictable(ParsedPart part) {
    return part.nodes().stream()
        .noneMatch(
            node ->
                node instanceof Node.Capture
                    || node instanceof Node.Metric
                    || (node instanceof Node.Call call
                        && call.function().kind() != Signature.Kind.PURE));
  }

  private static List<Value> values(CheckedField field, ParsedPart part, String hostName) {
    return Connections.smtp(hostName).stream()
        .map(connection -> field.evaluator().value(part.text(), connection))
        .flatMap(Optional::stream)
        .toList();
  }
}
