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

/** Finds what {@code ${…}} stands for in the files of one folder. */
final class ReferenceResolver {
  private static final int LARGEST_FILE = 65_536;
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  /** Takes what is wrong with a reference. */
  interface Complaint {
    void tell(String message, @Nullable String hint);
  }

  private final Substitution substitution;
  private final Path folder;

  /**
   * @param folder where the manifest lies; files are taken from it and from below
   */
  ReferenceResolver(Substitution substitution, Path folder) {
    this.substitution = substitution;
    this.folder = folder;
  }

  /**
   * The value of a reference; empty after a complaint.
   *
   * @param reference what stands between the braces, such as {@code env:NAME}
   */
  Optional<String> find(String reference, Complaint complaint) {
    Optional<String> value;
    if (reference.startsWith("env:")) {
      value = environment(reference.substring("env:".length()), complaint);
    } else if (reference.startsWith("file:")) {
      value = file(reference.substring("file:".length()), complaint);
    } else {
      value = variable(reference, complaint);
    }
    return value.filter(v -> isVisible(reference, v, complaint));
  }

  private Optional<String> environment(String name, Complaint complaint) {
    String value = substitution.environment().get(name);
    if (value == null) {
      complaint.tell(
          "the environment variable " + Members.shown(name) + " is not set",
          nearest(name, substitution.environment(), "env:").orElse("Set it where this runs."));
    }
    return Optional.ofNullable(value);
  }

  private Optional<String> variable(String name, Complaint complaint) {
    String value = substitution.variables().get(name);
    if (value == null && !VARIABLE.matcher(name).matches()) {
      complaint.tell(
          "${" + Members.shown(name) + "} is not a reference",
          "Write ${name}, ${env:NAME} or ${file:path}, and $${ for a literal ${.");
    } else if (value == null) {
      complaint.tell(
          "the variable " + Members.shown(name) + " is not defined",
          nearest(name, substitution.variables(), "")
              .orElse(
                  "Give it a value with --var %1$s=… or -Dstalwart.var.%1$s=…."
                      .formatted(Members.shown(name))));
    }
    return Optional.ofNullable(value);
  }

  private static Optional<String> nearest(String name, Map<String, String> defined, String prefix) {
    return Suggestion.nearest(name, defined.keySet().stream().sorted().toList())
        .map(known -> "Did you mean ${" + prefix + known + "}?");
  }

  private Optional<String> file(String name, Complaint complaint) {
    if (name.isEmpty()) {
      complaint.tell("${file:} names no file", "Write ${file:NAME}.");
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(name).normalize();
      if (Path.of(name).isAbsolute()
          || !file.startsWith(folder.normalize())
          || !file.toRealPath().startsWith(folder.toRealPath())) {
        complaint.tell(
            Members.shown(name) + " is not below the folder of this manifest",
            "Only files beside the manifest or below it can be put in, also through links.");
        return Optional.empty();
      }
      return content(file, name, complaint);
    } catch (IOException | InvalidPathException e) {
      complaint.tell(
          "the file " + Members.shown(name) + " cannot be read",
          "Its path starts from the folder of this manifest.");
      return Optional.empty();
    }
  }

  private Optional<String> content(Path file, String name, Complaint complaint) throws IOException {
    if (!Files.isRegularFile(file)) {
      complaint.tell(Members.shown(name) + " is not a regular file", "Name a file with the text.");
      return Optional.empty();
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST_FILE + 1);
    }
    if (bytes.length > LARGEST_FILE) {
      complaint.tell(Members.shown(name) + " is larger than 64 KiB", "Is it the right file?");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(withoutLastLineEnd(text));
    } catch (CharacterCodingException e) {
      complaint.tell(Members.shown(name) + " is not UTF-8", "Save it as UTF-8.");
      return Optional.empty();
    }
  }

  private static String withoutLastLineEnd(String text) {
    int end = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
    return text.substring(0, text.length() - end);
  }

  private static boolean isVisible(String reference, String value, Complaint complaint) {
    int hidden = HiddenCharacter.firstIn(value);
    if (hidden >= 0) {
      complaint.tell(
          "in the value of ${"
              + Members.shown(reference)
              + "}, "
              + HiddenCharacter.describe(value.charAt(hidden)),
          "Take it out of the value.");
    }
    return hidden < 0;
  }
}
