package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/messages.md} lists what the program says to people: all of it, and nothing else. */
class MessagesPageTest {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^\\s*(\\*|//|/\\*).*$");

  /** What makes a message, from its name to its parenthesis. */
  private static final Pattern MAKER =
      Pattern.compile(
          "(?:String message =|(?:Problem\\.(?:error|warning)|Optional\\.of"
              + "|new (?:Problem|Sentence|JmapException\\.\\w+"
              + "|(?:Tls|NoReply|Parameter|TypeConversion|IllegalArgument)Exception)"
              + "|(?<![.\\w])(?:add|entry|http|refused|transport)"
              + "|\\b(?:at|error|fail|failed|note|problem|refuse|tell|tooMuch|wrong))\\()");

  private static final String TEXT_OR_SIGN =
      "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'(?:\\\\.|[^'\\\\])+'";
  private static final Pattern STATEMENT =
      Pattern.compile("(?:" + TEXT_OR_SIGN + "|[^\"';]++)*+", Pattern.DOTALL);
  private static final Pattern ARGUMENT =
      Pattern.compile("(?:" + TEXT_OR_SIGN + "|[^\"',]++)++", Pattern.DOTALL);
  private static final Pattern FORMATTED = Pattern.compile("%(?:\\d\\$)?\\d*[a-zX]|\\\\n");

  /** A hint stands behind a message that is made elsewhere. */
  private static final Pattern HINT = Pattern.compile("[A-Z].*[.?]");

  /** Files whose texts are not this page's, and why. */
  private static final Map<String, String> LEFT_OUT_FILES =
      Map.of(
          "/expression/", "the server's own words, told in parentheses",
          "/playground/", "answers to its page",
          "/HttpProblem.java", "an answer of the embedded server to its clients",
          "Lint.java", "lints have docs/lints.md",
          "/Comparisons.java", "a lint's words");

  /** Texts that are no message of their own. */
  private static final Set<String> LEFT_OUT_TEXTS =
      Set.of(
          // Mistakes of the program that calls, not of a person.
          "a fault happens from 1 on, and at least once",
          "a place counts from",
          "a write takes 1 to 8 objects, not",
          "limits are positive",
          "no call",
          "two calls are named",
          // Parts of messages and of mends.
          "at byte",
          "depends on",
          "ends in an evaluation that fails",
          "it says",
          "this program does not understand the expression",
          "A network is asked for with is_ip_in_cidr(remote_ip",
          "of settings.xml",
          "Did you mean",
          "Nothing was sent",
          "Split it into several rules",
          // A greeting of the server.
          "you had me at EHLO");

  @Test
  void everyMessageOfThePageStandsInTheProgram() throws IOException {
    String said = literals();
    List<String> messages = messages();

    assertThat(messages).hasSizeGreaterThan(80);
    assertThat(messages.stream().flatMap(MessagesPageTest::fixedParts))
        .allSatisfy(part -> assertThat(said).contains(part));
  }

  @Test
  void everyMessageOfTheProgramStandsInThePage() throws IOException {
    List<String> messages = messages();
    List<String> made;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      made =
          files
              .filter(MessagesPageTest::speaksToPeople)
              .flatMap(MessagesPageTest::made)
              .filter(text -> !LEFT_OUT_TEXTS.contains(text))
              .distinct()
              .toList();
    }

    assertThat(made).hasSizeGreaterThan(250);
    assertThat(made).filteredOn(text -> !stands(text, messages)).isEmpty();
  }

  private static boolean speaksToPeople(Path file) {
    String name = file.toString().replace('\\', '/');
    return name.endsWith(".java") && LEFT_OUT_FILES.keySet().stream().noneMatch(name::contains);
  }

  /** The fixed parts of the messages that a file makes. */
  private static Stream<String> made(Path file) {
    String code = COMMENT_LINE.matcher(code(file)).replaceAll("");
    return MAKER
        .matcher(code)
        .results()
        .flatMap(maker -> message(code.substring(maker.end())).stream())
        .filter(text -> !HINT.matcher(text).matches())
        .flatMap(text -> FORMATTED.splitAsStream(text))
        .map(MessagesPageTest::trimmed)
        .filter(text -> text.contains(" "));
  }

  /** The texts of the first argument that has a sentence, unless a maker of its own is in it. */
  private static List<String> message(String behindMaker) {
    Matcher statement = STATEMENT.matcher(behindMaker);
    String arguments = statement.lookingAt() ? statement.group() : "";
    return ARGUMENT
        .matcher(arguments)
        .results()
        .map(MatchResult::group)
        .filter(argument -> texts(argument).anyMatch(text -> text.strip().contains(" ")))
        .limit(1)
        .filter(argument -> !MAKER.matcher(argument).find())
        .flatMap(MessagesPageTest::texts)
        .toList();
  }

  /** Whether a row has it, or most of it. */
  private static boolean stands(String text, List<String> messages) {
    return messages.stream().anyMatch(message -> message.contains(text))
        || messages.stream()
            .flatMap(MessagesPageTest::fixedParts)
            .anyMatch(part -> text.contains(part) && part.length() * 2 >= text.length());
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
        .map(MessagesPageTest::trimmed)
        .filter(part -> part.length() > 3);
  }

  private static String trimmed(String part) {
    return part.replaceAll("^[^A-Za-z]+|[^A-Za-z]+$", "");
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
    return texts(code(file)).collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(String code) {
    return LITERAL.matcher(code).results().map(it -> it.group(1));
  }

  /** The text of a file, with its split literals joined. */
  private static String code(Path file) {
    try {
      return JOINED.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
