package io.github.stalwartgitops.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The catalogue of lints, and the page that lists them. */
class LintTest {
  private static final Path PAGE = Path.of("docs", "lints.md");

  @Test
  void thePageListsExactlyTheExistingLints() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(Lint.values()).map(LintTest::row).toList());
  }

  @Test
  void namesAreInKebabCaseAndFindTheirLint() {
    for (Lint lint : Lint.values()) {
      assertThat(lint.id()).matches("[a-z]+(-[a-z]+)*");
      assertThat(Lint.named(lint.id())).contains(lint);
    }
    assertThat(Lint.named("EQUALS_EATS_CHARACTER")).isEmpty();
  }

  private static String row(Lint lint) {
    return String.join(
        " | ",
        "| `" + lint.id() + "`",
        lint.severity().name().toLowerCase(Locale.ROOT),
        lint.meaning(),
        lint.hint() + " |");
  }
}
