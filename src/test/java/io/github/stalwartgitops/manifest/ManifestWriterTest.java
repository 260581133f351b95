package io.github.stalwartgitops.manifest;

import static io.github.stalwartgitops.manifest.ManifestFolder.GREETING;
import static io.github.stalwartgitops.manifest.ManifestFolder.HOSTNAME;
import static io.github.stalwartgitops.manifest.ManifestFolder.SCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestWriterTest {
  private static final String ORIGIN = "https://mx1.example.org";

  @TempDir Path path;

  @Test
  void writesReadableYaml() {
    Map<FieldName, Expression> stored = new LinkedHashMap<>();
    stored.put(
        GREETING,
        new Expression(
            List.of(
                new Rule("local_port == 25", "system('hostname') + ' ESMTP'"),
                new Rule("matches('^a\\.b$', listener)", "\"it's\"")),
            "'price: ${5}'"));
    stored.put(HOSTNAME, Expression.of("'a\tb\u0007'"));
    stored.put(SCRIPT, Expression.of("true"));

    assertThat(write(false, new Settings(stored)))
        .isEqualTo(
            """
            # From https://mx1.example.org, with the catalog of Stalwart 0.16.19.
            # Fields at their default are left out.
            format: 1

            MtaStageConnect:
              smtpGreeting:
                match:
                  - if: "local_port == 25"
                    then: "system('hostname') + ' ESMTP'"
                  - if: |-
                      matches('^a\\.b$', listener)
                    then: |-
                      "it's"
                else: "'price: $${5}'"
              hostname: "'a\\tb\\u0007'"
              script: true
            """);
  }

  @Test
  void omitsDefaultsUnlessRequested() {
    Settings defaults = Catalog.bundled().defaults("MtaStageConnect");

    assertThat(write(false, defaults)).doesNotContain("MtaStageConnect");
    assertThat(write(true, defaults))
        .contains("script: false", "hostname: \"system('hostname')\"")
        .doesNotContain("left out");
  }

  @Test
  void allDefaultsOfTheCatalogReadBack() {
    Settings all = Settings.empty();
    for (String object : Catalog.bundled().objects().keySet()) {
      all = all.with(Catalog.bundled().defaults(object));
    }

    Settings read = read(write(true, all));

    Map<FieldName, Expression> expected = new LinkedHashMap<>(all.expressions());
    expected.remove(new FieldName("SieveSystemInterpreter", "defaultReturnPath"));
    assertThat(read.expressions()).isEqualTo(expected);
  }

  @Test
  void anEmptyFieldBecomesAComment() {
    FieldName name = new FieldName("SieveSystemInterpreter", "defaultReturnPath");

    String yaml = write(true, new Settings(Map.of(name, Expression.of(""))));

    assertThat(yaml)
        .endsWith(
            """
            SieveSystemInterpreter: {}
              # defaultReturnPath is empty, which cannot be declared.
            """);
    assertThat(read(yaml).expressions()).isEmpty();
  }

  @Test
  void writesFieldsThatAreMissingInTheCatalog() {
    Settings settings =
        new Settings(Map.of(new FieldName("MtaStageNew", "null"), Expression.of("'a'")));

    String yaml = write(false, settings);

    assertThat(
            ManifestFolder.at(path)
                .trustingTheServer()
                .write("export.yaml", yaml)
                .read("export.yaml")
                .manifest()
                .settings())
        .isEqualTo(settings);
  }

  @Test
  void anOriginStaysInsideItsComment() {
    String yaml =
        new ManifestWriter(Catalog.bundled(), false).write(Settings.empty(), "a\nformat: 2 ##[x]");

    assertThat(yaml).startsWith("# From a?format: 2 ?#[x], with");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "~",
        "Null",
        "yes",
        "0x10",
        "5m",
        "1.0",
        "2001-01-01",
        "<<",
        "=",
        " ",
        "   ",
        " a",
        "a ",
        "\n",
        "a\n",
        "a\n\n",
        "\na",
        " \n a",
        "a\n b",
        "a \nb",
        "\t",
        "a\tb",
        "\r",
        "a\r\nb",
        "${a}",
        "$${a}",
        "$$${a}",
        "$1 + $a",
        "# a",
        "a: b",
        "- a",
        "? a",
        "[a]",
        "{a}",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "'",
        "\"",
        "\\",
        "%a",
        "@a",
        "`a",
        "---",
        "...",
        "\u0000",
        "\u0085",
        "\u2028\u2029",
        "\uFEFF",
        "\u202E'a'",
        "😀",
        "\uD83D",
        "\uDE00",
        "\uFFFE\uFFFF",
        "é",
        "\"\n\""
      })
  void anyTextReadsBack(String text) {
    Settings settings =
        new Settings(Map.of(SCRIPT, new Expression(List.of(new Rule(text, text)), text)));

    assertThat(read(write(true, settings))).isEqualTo(settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n::error::pwned",
        "a\n  ::add-mask::\"b",
        "a \"##[error]pwned ###[group]",
        "\\##vso[task.complete]\n##TeamCity[message text='a']"
      })
  void noTextIsACommandToACiSystem(String text) {
    Settings settings =
        new Settings(Map.of(SCRIPT, new Expression(List.of(new Rule(text, text)), text)));
    String yaml = write(true, settings);

    assertThat(read(yaml)).isEqualTo(settings);
    assertThat(yaml.lines()).noneMatch(line -> line.strip().startsWith("::"));
    assertThat(yaml).doesNotContainPattern("(?i)##(vso|teamcity)?\\[");
  }

  private static String write(boolean withDefaults, Settings settings) {
    return new ManifestWriter(Catalog.bundled(), withDefaults).write(settings, ORIGIN);
  }

  private Settings read(String yaml) {
    return ManifestFolder.at(path).write("export.yaml", yaml).manifest("export.yaml").settings();
  }
}
