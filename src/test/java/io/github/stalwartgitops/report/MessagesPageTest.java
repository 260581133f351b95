package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/messages.md} lists only what the program really says. */
class MessagesPageTest {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  @Test
  void everyMessageOfThePageStandsInTheProgram() throws IOException {
    String said = literals();
    List<String> messages = messages();

    assertThat(messages).hasSizeGreaterThan(80);
    assertThat(messages.stream().flatMap(MessagesPageTest::fixedParts))
        .allSatisfy(part -> assertThat(said).contains(part));
  }

  private static List<String> messages() throws IOException {
    return Files.readAllLines(Path.of("docs/messages.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> line.split("\\|", -1)[1].strip())
        .filter(message -> !message.equals("message"))
        .toList();
  }

  private static Stream<String> fixedParts(String message) {
    return Arrays.stream(message.split("…", -1))
        .map(part -> part.replaceAll("^[^A-Za-z]+|[^A-Za-z]+$", ""))
        .filter(part -> part.length() > 3);
  }

  private static String literals() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(MessagesPageTest::literals)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String literals(Path file) {
    try {
      Matcher literal = LITERAL.matcher(JOINED.matcher(Files.readString(file)).replaceAll(""));
      return literal.results().map(it -> it.group(1)).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
