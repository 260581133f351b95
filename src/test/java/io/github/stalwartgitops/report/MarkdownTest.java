package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "\\", "a\\\\", "220 mx ESMTP", "*a*"})
  void aCellShowsTextAsCode(String text) {
    assertThat(Markdown.cell(text)).isEqualTo("`" + text + "`");
  }

  @Test
  void aBarDoesNotEndACell() {
    assertThat(Markdown.cell("a\\b|c")).isEqualTo("<code>a&#92;b&#124;c</code>");
    assertThat(Markdown.cell("a\\|b")).isEqualTo("<code>a&#92;&#124;b</code>");
    assertThat(Markdown.cell("|")).isEqualTo("<code>&#124;</code>");
  }

  @Test
  void markupInACellWithABarIsEscaped() {
    assertThat(Markdown.cell("| <i> &amp; @me ![x](y) `z`"))
        .isEqualTo(
            "<code>&#124; &#60;i&#62; &#38;amp&#59; &#64;me"
                + " &#33;&#91;x&#93;&#40;y&#41; &#96;z&#96;</code>");
  }
}
