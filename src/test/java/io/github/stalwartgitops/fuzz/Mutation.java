package io.github.stalwartgitops.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Corrupts well-formed input: its bytes, or its JSON tree, which stays JSON. */
final class Mutation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONGEST_RUN = 20_000;
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "[[[[[[[[",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          ",",
          ":",
          ": ",
          "\n  ",
          "\n",
          "- ",
          "null",
          "true",
          "-0",
          "1e999",
          "99999999999999999999",
          "0x7f",
          "''",
          "${",
          "${file:../../etc/passwd}",
          "${env:HOME}",
          "$${",
          "&a ",
          "*a",
          "<<: ",
          "!!java.net.URL ",
          "|\n",
          "# ",
          "---\n",
          "...\n",
          "match",
          "else",
          "if",
          "then",
          "text",
          "default",
          "ignore",
          "format",
          "singleton",
          "updated",
          "notUpdated",
          "error",
          "\u0000",
          "\u001b[2J",
          "\u202e",
          "\ufeff",
          "::error::",
          "```",
          "<script>",
          "220-",
          "\r\n",
          "~>!@#%^&*()",
          "matches('(a+)+$', ",
          "system('hostname')",
          "é");

  private final Random random;

  Mutation(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns the input with one to four things corrupted. */
  byte[] of(byte[] whole) {
    byte[] corrupted = whole;
    for (int i = random.nextInt(1 + random.nextInt(4)); i >= 0; i--) {
      corrupted = random.nextBoolean() ? tree(corrupted) : bytes(corrupted);
    }
    return corrupted;
  }

  private byte[] bytes(byte[] whole) {
    int from = random.nextInt(whole.length + 1);
    int to = Math.min(whole.length, from + random.nextInt(1 + random.nextInt(64)));
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(whole, from);
      case 1 -> join(whole, from, to, new byte[0]);
      case 2 -> join(whole, from, from, Arrays.copyOfRange(whole, from, to));
      case 3 -> join(whole, from, from, token());
      case 4 -> join(whole, from, to, token());
      case 5 -> join(whole, from, from, repeated());
      default -> flipped(whole);
    };
  }

  private byte[] flipped(byte[] whole) {
    byte[] corrupted = whole.clone();
    for (int i = random.nextInt(3); i >= 0 && corrupted.length > 0; i--) {
      corrupted[random.nextInt(corrupted.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return corrupted;
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] repeated() {
    byte[] token = token();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int size = random.nextInt(LONGEST_RUN); out.size() < size; ) {
      out.writeBytes(token);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[] whole, int from, int to, byte[] between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, from);
    out.writeBytes(between);
    out.write(whole, to, whole.length - to);
    return out.toByteArray();
  }

  private byte[] tree(byte[] whole) {
    try {
      JsonNode root = JSON.readTree(whole);
      List<ContainerNode<?>> holders = new ArrayList<>();
      collect(root, holders);
      if (holders.isEmpty()) {
        return bytes(whole);
      }
      corrupt(holders.get(random.nextInt(holders.size())));
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      return bytes(whole);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> holders) {
    if (node instanceof ContainerNode<?> holder && !holder.isEmpty()) {
      holders.add(holder);
      holder.forEach(child -> collect(child, holders));
    }
  }

  private void corrupt(ContainerNode<?> holder) {
    int at = random.nextInt(holder.size());
    if (holder instanceof ArrayNode array) {
      switch (random.nextInt(4)) {
        case 0 -> array.remove(at);
        case 1 -> array.insert(at, array.get(at).deepCopy());
        case 2 -> array.removeAll();
        default -> array.set(at, strange(array.get(at)));
      }
      return;
    }
    ObjectNode object = (ObjectNode) holder;
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(at);
    switch (random.nextInt(5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(text(), object.get(name));
      case 2 -> object.set(names.get(random.nextInt(names.size())), object.get(name).deepCopy());
      default -> object.set(name, strange(object.get(name)));
    }
  }

  private JsonNode strange(JsonNode previous) {
    return switch (random.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 4 -> NODES.textNode("");
      case 5 -> NODES.textNode(previous.asText() + text());
      case 6 -> NODES.textNode(text().repeat(1 + random.nextInt(2_000)));
      case 7 -> NODES.arrayNode();
      case 8 -> NODES.objectNode();
      case 9 -> NODES.arrayNode().add(previous.deepCopy());
      case 10 -> NODES.objectNode().set(text(), previous.deepCopy());
      default -> rules();
    };
  }

  /** Many members, with keys that are nearly those of a list. */
  private JsonNode rules() {
    ObjectNode rules = NODES.objectNode();
    for (int i = random.nextInt(300); i >= 0; i--) {
      rules
          .putObject(
              Integer.toString(random.nextInt(400) - 3) + (random.nextInt(50) == 0 ? "x" : ""))
          .put("if", text())
          .put("then", text());
    }
    return rules;
  }

  private String text() {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }
}
