package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** Reads JSON from a server that is not to be trusted with this program's memory. */
final class UntrustedJson {
  /** Far more than all settings of a server; keeps the tree of an answer below some 200 MB. */
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
   * The JSON of an answer.
   *
   * @param what names the answer in messages
   */
  static JsonNode read(String what, byte[] bytes) throws JmapException {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node.isMissingNode()) {
        throw new JmapException.Protocol(what + " is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      // The cause is left out, as is its message: it holds a part of the answer.
      throw new JmapException.Protocol(
          what
              + " is not whole or not valid JSON ("
              + (e instanceof StreamConstraintsException
                  ? e.getOriginalMessage()
                  : "at byte " + e.getLocation().getByteOffset())
              + ")");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Whether a media type is JSON; none at all is taken for it. */
  static boolean isJson(String mediaType) {
    return mediaType.isEmpty()
        || mediaType.equals("application/json")
        || mediaType.endsWith("+json");
  }

  /** The JSON, or a missing node if it is none. */
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

  /** The bytes, unpacked if they are gzip. */
  static byte[] unpack(byte[] bytes, int limit) throws IOException {
    if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if ((long) unpacked.size() + n > limit) {
          throw new LimitedBody.TooLargeException();
        }
        unpacked.write(buffer, 0, n);
      }
      return unpacked.toByteArray();
    }
  }
}
