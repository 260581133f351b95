package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the references {@code ${name}}, {@code ${env:NAME}} and {@code ${file:path}} of one
 * manifest. Methods return empty after they reported an error; no message contains a value, which
 * may be a secret.
 */
final class ReferenceResolver {
  private static final int LARGEST_FILE = 65_536;
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  /** Receives the error of a reference that cannot be resolved. */
  interface ErrorHandler {
    void report(String message, @Nullable String hint);
  }

  private final Substitution substitution;
  private final Path folder;

  /**
   * @param folder the folder of the manifest; only files in it and below it can be inserted
   */
  ReferenceResolver(Substitution substitution, Path folder) {
    this.substitution = substitution;
    this.folder = folder;
  }

  /**
   * Returns the value of a reference.
   *
   * @param reference the text between the braces, such as {@code env:NAME}
   */
  Optional<String> resolve(String reference, ErrorHandler errors) {
    Optional<String> value;
    if (reference.startsWith("env:")) {
      value = environment(reference.substring("env:".length()), errors);
    } else if (reference.startsWith("file:")) {
      value = file(reference.substring("file:".length()), errors);
    } else {
      value = variable(reference, errors);
    }
    return value.filter(found -> isVisible(reference, found, errors));
  }

  private Optional<String> environment(String name, ErrorHandler errors) {
    String value = substitution.environment().get(name);
    if (value == null) {
      errors.report(
          "the environment variable " + Names.shorten(name) + " is not set",
          nearest(name, substitution.environment(), "env:")
              .orElse("Set it in the environment of this command."));
    }
    return Optional.ofNullable(value);
  }

  private Optional<String> variable(String name, ErrorHandler errors) {
    String value = substitution.variables().get(name);
    if (value == null && !VARIABLE.matcher(name).matches()) {
      errors.report(
          "${" + Names.shorten(name) + "} is not a reference",
          "Write ${name}, ${env:NAME} or ${file:path}, and $${ for a literal ${.");
    } else if (value == null) {
      errors.report(
          "the variable " + Names.shorten(name) + " is not defined",
          nearest(name, substitution.variables(), "")
              .orElse(
                  "Define it with --var %1$s=… or -Dstalwart.var.%1$s=…."
                      .formatted(Names.shorten(name))));
    }
    return Optional.ofNullable(value);
  }

  private static Optional<String> nearest(String name, Map<String, String> defined, String prefix) {
    return Suggestion.nearest(name, defined.keySet().stream().sorted().toList())
        .map(known -> "Did you mean ${" + prefix + known + "}?");
  }

  private Optional<String> file(String name, ErrorHandler errors) {
    if (name.isEmpty()) {
      errors.report("${file:} names no file", "Write ${file:NAME}.");
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name).normalize();
      // Checked as written and again with links followed, so that neither .. nor a link leads out.
      if (Path.of(name).isAbsolute()
          || !file.startsWith(folder.normalize())
          || !file.toRealPath().startsWith(folder.toRealPath())) {
        errors.report(
            Names.shorten(name) + " is not below the folder of this manifest",
            "Only files in that folder or below it can be inserted, also through links.");
        return Optional.empty();
      }
      return content(file, name, errors);
    } catch (IOException | InvalidPathException e) {
      errors.report(
          "the file " + Names.shorten(name) + " cannot be read",
          "Its path is relative to the folder of this manifest.");
      return Optional.empty();
    }
  }

  private Optional<String> content(Path file, String name, ErrorHandler errors) throws IOException {
    if (!Files.isRegularFile(file)) {
      errors.report(
          Names.shorten(name) + " is not a regular file", "Name a file that holds the text.");
      return Optional.empty();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
    }
    if (bytes.length > LARGEST_FILE) {
      errors.report(Names.shorten(name) + " is larger than 64 KiB", "Is it the right file?");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(withoutLastLineEnd(text));
    } catch (CharacterCodingException e) {
      errors.report(Names.shorten(name) + " is not UTF-8", "Save it as UTF-8.");
      return Optional.empty();
    }
  }

  private static String withoutLastLineEnd(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean isVisible(String reference, String value, ErrorHandler errors) {
    int hidden = HiddenCharacter.firstIn(value);
    if (hidden >= 0) {
      errors.report(
          "in the value of ${"
              + Names.shorten(reference)
              + "}, "
              + HiddenCharacter.describe(value.charAt(hidden)),
          "Remove it from the value.");
    }
    return hidden < 0;
  }
}
