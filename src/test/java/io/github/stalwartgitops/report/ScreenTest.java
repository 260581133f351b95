package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void continuationLinesAreIndentedToTheText() {
    assertThat(fit(50, "    ~ rule 2   if    local_port == 25 && listener == 'smtp' && is_tls"))
        .containsExactly(
            "    ~ rule 2   if    local_port == 25 && listener",
            "                     == 'smtp' && is_tls");
  }

  @Test
  void prefersToWrapBeforeAnArrow() {
    assertThat(fit(60, "  port 25    220 mx.example.org at your service   →   220 mx.example.org"))
        .containsExactly(
            "  port 25    220 mx.example.org at your service", "             → 220 mx.example.org");
  }

  @Test
  void eastAsianCharactersTakeTwoColumns() {
    assertThat(fit(40, "  greeting   '" + "漢".repeat(10) + " " + "字".repeat(10) + "'"))
        .containsExactly("  greeting   '" + "漢".repeat(10), "             " + "字".repeat(10) + "'");
  }

  @Test
  void coloursTakeNoColumns() {
    String line =
        "  \u001b[31m" + "a".repeat(30) + "\u001b[0m \u001b[32m" + "b".repeat(6) + "\u001b[0m";

    assertThat(fit(40, line)).containsExactly(line);
  }

  @Test
  void aLongWordIsNotWrapped() {
    String line = "x".repeat(100);

    assertThat(fit(50, line)).containsExactly(line);
  }

  @Test
  void noLineBeginsWithACommandForAPipeline() {
    assertThat(fit(40, "  then  'a greeting of more than one ::error::pwned line'"))
        .containsExactly("  then  'a greeting of more than", "        one ::error::pwned line'");
  }

  @Test
  void sourceExcerptsAreNotWrapped() {
    String excerpt =
        "   6 |       - if: \"local_prot == 25 and a lot more than the screen is wide\"";

    assertThat(fit(40, excerpt)).containsExactly(excerpt);
  }

  @Test
  void anUnlimitedScreenDoesNotWrap() {
    String line = "word ".repeat(100);

    assertThat(Screen.unlimited().fit(List.of(line))).containsExactly(line);
  }

  @Test
  void asciiReplacesArrowsAndEscapesOtherCharacters() {
    assertThat(new Screen(0, true).fit(List.of("'grün'  →  'rot' …")))
        .containsExactly("'gr\\u{fc}n'  ->  'rot' ...");
  }

  private static List<String> fit(int width, String line) {
    return new Screen(width, false).fit(List.of(line));
  }
}
