package io.github.stalwartgitops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Severity;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Written settings read back as the same settings, whatever their texts contain. */
class RoundTripTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final List<FieldName> FIELDS =
      Catalog.bundled().objects().values().stream()
          .flatMap(object -> object.fields().values().stream())
          .map(field -> field.name())
          .toList();

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void writtenSettingsReadBack(@ForAll("settings") Settings settings) {
    String yaml = new ManifestWriter(Catalog.bundled(), true).write(settings, "a test");

    assertThat(read(yaml)).isEqualTo(settings);
    assertThat(new ManifestWriter(Catalog.bundled(), true).write(read(yaml), "a test"))
        .isEqualTo(yaml);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatAServerAnswersReadsBack(@ForAll("settings") Settings settings) {
    StringBuilder documents = new StringBuilder();
    for (String object : settings.objects()) {
      documents.append("---\n").append(object).append(":\n").append(answer(object, settings));
    }

    assertThat(read(documents.toString())).isEqualTo(settings);
  }

  /** Returns what a server answers to a get of an object, indented to be pasted below its name. */
  private static String answer(String object, Settings settings) {
    ObjectNode fields = JSON.createObjectNode().put("id", "singleton");
    settings
        .expressions()
        .forEach(
            (name, expression) -> {
              if (name.object().equals(object)) {
                ObjectNode field = fields.putObject(name.field());
                ObjectNode match = field.putObject("match");
                for (Rule rule : expression.match()) {
                  match
                      .putObject(Integer.toString(match.size()))
                      .put("if", rule.ifText())
                      .put("then", rule.thenText());
                }
                field.put("else", expression.elseText());
              }
            });
    try {
      return JSON.writeValueAsString(fields)
          .replace("\u007f", "\\u007f")
          .replace("${", "$${")
          .indent(2);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Settings read(String yaml) {
    InputStream in = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    LoadedManifest loaded =
        new ManifestReader(Catalog.bundled(), false, in)
            .read(Path.of(""), List.of(Path.of("-")), Substitution.none());
    assertThat(loaded.problems()).allMatch(problem -> problem.severity() == Severity.NOTE);
    assertThat(HiddenCharacter.firstIn(yaml)).isEqualTo(-1);
    return loaded.manifest().settings();
  }

  @Provide
  Arbitrary<Settings> settings() {
    return Arbitraries.maps(Arbitraries.of(FIELDS), expressions()).ofMaxSize(4).map(Settings::new);
  }

  private static Arbitrary<Expression> expressions() {
    Arbitrary<Rule> rules = Combinators.combine(texts(), texts()).as(Rule::new);
    return Combinators.combine(rules.list().ofMaxSize(3), texts()).as(Expression::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMinLength(1).ofMaxLength(30),
        Arbitraries.strings()
            .withChars("ab_1'\"\\ \n\r\t${}:#-[],&*!|>%@`~\u0000\u0085\u2028\u202E\uFEFF")
            .ofMinLength(1)
            .ofMaxLength(30),
        Arbitraries.of("null", "true", "yes", "~", "1.0", "0x10", "5m", "  ", "<<", "="));
  }
}
