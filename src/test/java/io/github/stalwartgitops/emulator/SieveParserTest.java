package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SieveParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# a comment alone",
        "keep;",
        "KEEP ;",
        "reject \"x\";",
        "reject text:\nnot\n..here\n.\n;",
        "/* a\n comment */ stop;",
        "require [\"variables\", \"reject\"];\nif string \"${env.remote_ip}\" \"1\" { reject \"x\"; }",
        "if allof (true, not anyof (false, header :is [\"a\"] \"b\")) { stop; } else { keep; }",
        "if size :over 100K { discard; } elsif true { keep; }",
        "while \"i < 3\" { let \"i\" \"i + 1\"; }"
      })
  void sieveIsAccepted(String script) {
    assertThat(SieveParser.problem(script)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if { nope | Expected token \"test name\" but found \"{\" at line 1, column 3.",
        "keep | Unexpected end of file at line 1, column 4.",
        "keep keep; | Expected token \"';'\" but found \"keep\" at line 1, column 5.",
        "hello world | Expected token \"command\" but found \"hello\" at line 1, column 0.",
        "\"x\"; | Expected token \"instruction\" but found \"x\" at line 1, column 0.",
        "reject \"x; | Unterminated string at line 1, column 7.",
        "/* keep; | Unterminated comment at line 1, column 0.",
        "reject text:x | Unterminated multi-line string at line 1, column 7.",
        "if true { keep; | Unterminated block at line 1, column 8.",
        "if anyof (true false) { keep; } | Expected token \"')'\" but found \"false\" at line 1,"
            + " column 15.",
        "require [\"a\" \"b\"]; | Expected token \"']'\" but found \"b\" at line 1, column 13.",
        "else { keep; } | Expected token \"'if' or 'elsif' before 'else'\" but found \"else\" at"
            + " line 1, column 0.",
        "<?php exit; | Invalid character '<' at line 1, column 0."
      })
  void textThatIsNoSieveIsRefused(String script, String problem) {
    assertThat(SieveParser.problem(script)).isEqualTo(problem);
  }

  @Test
  void columnsCountAsTheServerDoes() {
    assertThat(SieveParser.problem("keep;\nif { nope"))
        .isEqualTo("Expected token \"test name\" but found \"{\" at line 2, column 4.");
  }

  @Test
  void nestingIsLimited() {
    String deep = "if true { ".repeat(16) + "keep;" + " }".repeat(16);
    assertThat(SieveParser.problem(deep)).startsWith("Too many nested blocks");
  }
}
