package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file as UTF-8 text. Characters that editors do not show are errors, so that a reviewer
 * sees what is applied.
 */
final class SourceFile {
  /** The largest manifest, in bytes. */
  static final int LIMIT = 16_000_000;

  /**
   * The longest line, in characters: the YAML scanner's time is quadratic in the length of a token,
   * and tokens other than blocks end with their line.
   */
  private static final int LONGEST_LINE = 1_000_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What Java's decoder puts in the place of bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final String name;
  private final Problems problems;

  /**
   * @param name the name of the file as the user wrote it
   */
  SourceFile(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  /** Returns the text of a file, or empty after an error was reported. */
  Optional<Source> read(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return fail("this is not a regular file", "Name a file or a folder.");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(in);
    } catch (NoSuchFileException e) {
      return fail("no such file or folder", "It resolves to " + path.normalize() + ".");
    } catch (AccessDeniedException e) {
      return fail("permission denied", "Grant read permission to this user.");
    } catch (IOException e) {
      return fail("this file cannot be read: " + e.getMessage(), "Check the file and its disk.");
    }
  }

  /** Returns the text of a stream, or empty after an error was reported. */
  Optional<Source> read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      return fail(
          "this file is larger than 16 MB",
          "Is it the right file? Manifests are written by people.");
    }
    if (isUtf16(bytes)) {
      return fail("this file is UTF-16", "Save it as UTF-8.");
    }
    String text = withoutByteOrderMark(new String(bytes, StandardCharsets.UTF_8));
    if (text.indexOf(REPLACEMENT) >= 0 && hasMalformedInput(bytes)) {
      return Optional.empty();
    }
    Source source = new Source(name, text);
    OptionalInt longLine = source.lineLongerThan(LONGEST_LINE);
    if (longLine.isPresent()) {
      int start = longLine.getAsInt();
      problems.add(
          source.error(
              start,
              start + 1,
              "this line is longer than %,d characters".formatted(LONGEST_LINE),
              "Is it the right file? Otherwise break the line."));
      return Optional.empty();
    }
    return withoutHiddenCharacters(source);
  }

  /** Reports the first byte that is not UTF-8. */
  private boolean hasMalformedInput(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      String before = withoutByteOrderMark(out.flip().toString());
      problems.add(notUtf8(before, bytes[in.position()] & 0xFF));
    }
    return result.isError();
  }

  private Problem notUtf8(String before, int badByte) {
    Place place = new Source(name, before + ' ').place(before.length(), before.length() + 1);
    String hint = badByte >= 0xA0 ? " (the byte is " + (char) badByte + " in ISO-8859-1)" : "";
    return Problem.error(
        place,
        null,
        String.format("the byte 0x%02X is not UTF-8", badByte),
        "Save the file as UTF-8" + hint + ".");
  }

  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    boolean marked = first + second == 0xFE + 0xFF && Math.min(first, second) == 0xFE;
    return marked || (first == 0) != (second == 0);
  }

  private static String withoutByteOrderMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private Optional<Source> withoutHiddenCharacters(Source source) {
    String text = source.text();
    int at = HiddenCharacter.firstIn(text);
    if (at < 0) {
      return Optional.of(source);
    }
    int codePoint = text.codePointAt(at);
    problems.add(
        source.error(
            at,
            at + 1,
            HiddenCharacter.describe(codePoint),
            codePoint == 0
                ? "Remove it. Is this a text file?"
                : String.format(
                    "Remove it, or write it as \\u%04x in a double-quoted text.", codePoint)));
    return Optional.empty();
  }

  /** Reports an error of the file as a whole. */
  Optional<Source> fail(String what, @Nullable String hint) {
    problems.add(Problem.error(name + ": " + what, hint));
    return Optional.empty();
  }
}
