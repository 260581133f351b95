package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes JSON; what a server sends is limited in depth and size. */
final class UntrustedJson {
  /** Far more than all settings of a server have; keeps an answer's tree below about 200 MB. */
  private static final long MAX_TOKENS = 1_000_000;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxNumberLength(400)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private UntrustedJson() {}

  static JsonNode missing() {
    return MissingNode.getInstance();
  }

  /**
   * Parses the body of an answer.
   *
   * @param what names the answer in messages
   * @throws JmapException.Protocol unless it is one complete JSON value
   */
  static JsonNode read(String what, byte[] bytes) throws JmapException {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node.isMissingNode()) {
        throw new JmapException.Protocol(what + " is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      // Neither the cause nor its message: they quote the answer, which may hold a secret.
      throw new JmapException.Protocol(
          what
              + " is incomplete or not valid JSON ("
              + (e instanceof StreamConstraintsException
                  ? e.getOriginalMessage()
                  : "at byte " + e.getLocation().getByteOffset())
              + ")");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Returns whether a media type is JSON; a missing one counts as JSON. */
  static boolean isJson(String mediaType) {
    return mediaType.isEmpty()
        || mediaType.equals("application/json")
        || mediaType.endsWith("+json");
  }

  /** Parses bytes; returns a missing node if they are not JSON. */
  static JsonNode tryRead(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      return missing();
    }
  }

  static byte[] write(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
