package io.github.stalwartgitops.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stalwartgitops.expression.Value.ArrayValue;
import io.github.stalwartgitops.expression.Value.ConstantValue;
import io.github.stalwartgitops.expression.Value.FloatValue;
import io.github.stalwartgitops.expression.Value.IntegerValue;
import io.github.stalwartgitops.expression.Value.StringValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One case that was recorded on a running server: an expression and what the server made of it. */
record RecordedCase(String name, Expression expression, JsonNode recorded) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How the engine disagrees with the recording, or null where it agrees. */
  @Nullable String disagreement(List<Environment> connections) {
    Compilation compilation = CompiledExpression.compile(expression, RecordedCases.CONNECT);
    CompiledExpression compiled = compilation.compiled();
    if (recorded.has("error")) {
      String error = recorded.get("error").textValue();
      String ours = compiled == null ? firstMessage(compilation) : "accepted";
      return comparable(error).equals(comparable(ours)) ? null : told(error, ours);
    }
    if (compiled == null) {
      return told("accepted", firstMessage(compilation));
    }
    return recorded.has("accepted") ? null : resultDisagreement(compiled, connections);
  }

  private String told(String theirs, String ours) {
    return name + "\n  " + recorded + "\n  server: " + theirs + "\n  ours:   " + ours;
  }

  private @Nullable String resultDisagreement(
      CompiledExpression compiled, List<Environment> connections) {
    for (int i = 0; i < connections.size(); i++) {
      String theirs = recorded.get("results").get(i).toString();
      String ours = json(compiled.evaluate(connections.get(i)).value()).toString();
      if (!theirs.equals(ours)) {
        return told(theirs, ours);
      }
    }
    return null;
  }

  private String firstMessage(Compilation compilation) {
    ExpressionError first = compilation.errors().get(0);
    return recorded.has("expr") ? first.message() : first.serverMessage();
  }

  /** Behind the pattern the regular expression library has the word. */
  private static String comparable(String message) {
    int at = message.indexOf("Invalid regular expression \"");
    int end = at < 0 ? -1 : message.indexOf("\": ", at + 27);
    return end < 0 ? message : message.substring(0, end + 3);
  }

  static JsonNode json(@Nullable Value value) {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof StringValue string) {
      return JSON.createObjectNode().put("string", string.text());
    }
    if (value instanceof IntegerValue integer) {
      return number("integer", integer.number());
    }
    if (value instanceof ConstantValue constant) {
      return JSON.createObjectNode().put("constant", constant.name());
    }
    if (value instanceof FloatValue real) {
      return json(real.number()).put("text", value.text());
    }
    var elements = JSON.createArrayNode();
    ((ArrayValue) value).elements().forEach(element -> elements.add(json(element)));
    return JSON.createObjectNode().set("array", elements);
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode json(double number) {
    var object = JSON.createObjectNode();
    return Double.isInfinite(number) || Double.isNaN(number)
        ? object.put("float", Numbers.plain(number))
        : object.put("float", number);
  }

  private static JsonNode number(String kind, long number) {
    return number == (int) number
        ? JSON.createObjectNode().put(kind, (int) number)
        : JSON.createObjectNode().put(kind, number);
  }
}
