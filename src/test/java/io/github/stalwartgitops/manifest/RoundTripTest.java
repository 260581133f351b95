package io.github.stalwartgitops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Written settings read back as the same settings, whatever their texts contain. */
class RoundTripTest {
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

  private static Settings read(String yaml) {
    Problems problems = new Problems();
    Source source = new Source("export.yaml", yaml);
    ReferenceResolver values = new ReferenceResolver(Substitution.none(), Path.of(""));
    Map<FieldName, Expression> read = new LinkedHashMap<>();
    new DeclarationReader(source, Catalog.bundled(), false, values, problems)
        .read(new YamlDocument(source, problems).compose().orElseThrow())
        .forEach(declared -> read.put(declared.name(), declared.expression()));
    assertThat(problems.list()).isEmpty();
    assertThat(HiddenCharacter.firstIn(yaml)).isEqualTo(-1);
    return new Settings(read);
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
