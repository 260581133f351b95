package io.github.stalwartgitops.manifest;

import static io.github.stalwartgitops.manifest.ManifestFolder.GREETING;
import static io.github.stalwartgitops.manifest.ManifestFolder.HOSTNAME;
import static io.github.stalwartgitops.manifest.ManifestFolder.SCRIPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
  private static final String CONNECT =
      """
      format: 1
      ignore: [greeting-without-host-name]
      MtaStageConnect:
        smtpGreeting:
          match:
            - if: "local_port == 25"
              then: "system('hostname') + ' ESMTP'"
            - if: is_tls
              then: {text: welcome}
          else: 'relay'
          ignore: bare-name
        hostname: {text: mx.example.org}
        script: false
      """;

  @TempDir Path path;
  private ManifestFolder folder;

  @BeforeEach
  void writeConnect() {
    folder = ManifestFolder.at(path).write("stalwart/connect.yaml", CONNECT);
  }

  @Test
  void readsEveryFormOfAField() {
    assertThat(folder.manifest("stalwart").settings().expressions())
        .containsExactly(
            Map.entry(
                GREETING,
                new Expression(
                    List.of(
                        new Rule("local_port == 25", "system('hostname') + ' ESMTP'"),
                        new Rule("is_tls", "'welcome'")),
                    "relay")),
            Map.entry(HOSTNAME, Expression.of("'mx.example.org'")),
            Map.entry(SCRIPT, Expression.of("false")));
  }

  @Test
  void eachFieldAndTextHasItsPlace() {
    Declaration greeting = folder.manifest("stalwart").find(GREETING).orElseThrow();
    SourceText condition = greeting.texts().get(Part.ifOf(0));

    assertThat(greeting.place()).isEqualTo(new Place("stalwart/connect.yaml", 4, 3, 12));
    assertThat(condition.place(0, 10)).isEqualTo(new Place("stalwart/connect.yaml", 6, 14, 10));
    assertThat(condition.sourceLine(0)).isEqualTo("      - if: \"local_port == 25\"");
    assertThat(greeting.texts().keySet())
        .containsExactly(Part.ifOf(0), Part.thenOf(0), Part.ifOf(1), Part.thenOf(1), Part.ELSE);
  }

  @Test
  void aTextShowsWhetherYamlRemovedItsQuotes() {
    Map<Part, SourceText> texts = folder.manifest("stalwart").find(GREETING).orElseThrow().texts();

    assertThat(texts.get(Part.ELSE).quotesRemoved()).isTrue();
    assertThat(texts.get(Part.ELSE).place())
        .isEqualTo(new Place("stalwart/connect.yaml", 10, 11, 7));
    assertThat(texts.get(Part.thenOf(1)).quotesRemoved()).isFalse();
    assertThat(texts.get(Part.ifOf(1)).quotesRemoved()).isFalse();
  }

  @Test
  void lintsAreIgnoredByFileAndByField() {
    Manifest manifest = folder.manifest("stalwart");

    assertThat(manifest.find(GREETING).orElseThrow().ignore())
        .containsExactly("greeting-without-host-name", "bare-name");
    assertThat(manifest.find(SCRIPT).orElseThrow().ignore())
        .containsExactly("greeting-without-host-name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5m",
        "1.0",
        "0x10",
        "yes",
        "true",
        "0o17",
        "1_000",
        "2001-01-01",
        "1e3",
        "=",
        ".5"
      })
  void keepsTheSourceTextOfAScalar(String text) {
    assertThat(folder.hostname(text)).isEqualTo(Expression.of(text));
  }

  @Test
  void anEmptyMatchMeansNoRules() {
    assertThat(folder.hostname("{match: [], else: \"'a'\"}")).isEqualTo(Expression.of("'a'"));
  }

  @Test
  void keepsSpacesThatTheServerAccepts() {
    assertThat(folder.hostname("\"   \"")).isEqualTo(Expression.of("   "));
  }

  @Test
  void resetsAFieldToItsDefault() {
    folder.write("ehlo.yaml", "MtaStageEhlo:\n  rejectNonFqdn: {default: true}\n");
    FieldName name = new FieldName("MtaStageEhlo", "rejectNonFqdn");

    Declaration declared = folder.manifest("ehlo.yaml").find(name).orElseThrow();

    assertThat(declared.toDefault()).isTrue();
    assertThat(declared.expression())
        .isEqualTo(Catalog.bundled().field(name).orElseThrow().defaultExpression());
    assertThat(declared.texts().get(Part.ifOf(0)).place(0, 5))
        .isEqualTo(new Place("ehlo.yaml", 2, 28, 4));
  }

  @Test
  void turnsAnyLiteralTextIntoAString() {
    assertThat(folder.hostname("{text: \"it's\"}")).isEqualTo(Expression.of("\"it's\""));
    assertThat(folder.hostname("{text: ''}")).isEqualTo(Expression.of("''"));
    assertThat(folder.hostname("{text: 25}")).isEqualTo(Expression.of("'25'"));
    assertThat(folder.hostname("{else: {text: '\"''\"'}}"))
        .isEqualTo(Expression.of("'\"' + \"'\" + '\"'"));
    assertThat(folder.messages("{text: 'C:\\new'}"))
        .containsExactly("this text cannot be written as a string of the expression language");
  }

  @Test
  void aLaterLayerReplacesAWholeField() {
    folder.write("eu.yaml", "MtaStageConnect:\n  smtpGreeting: \"'eu'\"\n");

    Manifest manifest = folder.manifest("stalwart", "eu.yaml");

    assertThat(manifest.settings().find(GREETING)).contains(Expression.of("'eu'"));
    assertThat(manifest.settings().find(SCRIPT)).contains(Expression.of("false"));
    assertThat(manifest.find(GREETING).orElseThrow().place().file()).isEqualTo("eu.yaml");
  }

  @Test
  void aFolderMeansItsManifestsSortedByName() {
    folder
        .write("stalwart/ehlo.yaml", "MtaStageEhlo:\n  script: false\n")
        .write("stalwart/ehlo.test.yaml", "tests: []\n")
        .write("stalwart/targets.yaml", "targets: []\n")
        .write("stalwart/.hidden.yaml", "hidden\n")
        .write("stalwart/d.yml", "MtaStageRcpt:\n  script: false\n")
        .write("stalwart/other.test.yml", "tests: []\n")
        .write("stalwart/targets.yml", "targets: []\n")
        .write("stalwart/notes.txt", "notes\n")
        .write("stalwart/overlays/eu.yaml", "MtaStageConnect:\n  script: true\n");

    assertThat(folder.manifest("stalwart").settings().expressions().keySet())
        .containsExactly(
            GREETING,
            HOSTNAME,
            SCRIPT,
            new FieldName("MtaStageRcpt", "script"),
            new FieldName("MtaStageEhlo", "script"));
  }

  @Test
  void filesOfOneLayerMayShareAnObject() {
    folder
        .write("both/a.yaml", "MtaStageConnect:\n  script: false\n")
        .write("both/b.yaml", "MtaStageConnect:\n  hostname: \"'b'\"\n");

    assertThat(folder.manifest("both").declarations().keySet()).containsExactly(SCRIPT, HOSTNAME);
  }

  @Test
  void anObjectWithoutFieldsDeclaresNothing() {
    assertThat(
            folder.write("none.yaml", "MtaStageConnect: {}\n").manifest("none.yaml").declarations())
        .isEmpty();
  }

  @Test
  void anAliasRepeatsATextAtItsPlace() {
    folder.write(
        "anchors.yaml",
        """
        MtaStageConnect:
          hostname: &name "'mx'"
          smtpGreeting: *name
        """);

    Manifest manifest = folder.manifest("anchors.yaml");

    assertThat(manifest.settings().find(GREETING)).contains(Expression.of("'mx'"));
    assertThat(manifest.find(GREETING).orElseThrow().texts().get(Part.ELSE).place(1, 2))
        .isEqualTo(new Place("anchors.yaml", 2, 21, 2));
  }

  @Test
  void mergeKeysAddWhatAMappingDoesNotHaveItself() {
    folder.write(
        "merge.yaml",
        """
        x-rule: &rule {if: is_tls, then: "'tls'"}
        x-field: &field
          match:
            - <<: *rule
              then: "'own'"
            - *rule
          else: "'base'"
        x-object: &object
          hostname: "'object'"
          script: "'object'"
        x-all: &all
          MtaStageConnect:
            <<: [{hostname: "'first'"}, *object]
            smtpGreeting:
              else: "'wins'"
              <<: *field
        <<: *all
        """);

    assertThat(folder.manifest("merge.yaml").settings().expressions())
        .containsExactly(
            Map.entry(
                GREETING,
                new Expression(
                    List.of(new Rule("is_tls", "'own'"), new Rule("is_tls", "'tls'")), "'wins'")),
            Map.entry(HOSTNAME, Expression.of("'first'")),
            Map.entry(SCRIPT, Expression.of("'object'")));
  }

  @Test
  void aMergedMappingHasWhatItMergedItself() {
    folder.write(
        "merge.yaml",
        """
        x-a: &a {hostname: "'a'", script: "'a'"}
        x-b: &b {<<: *a, hostname: "'b'"}
        MtaStageConnect: {<<: [*b, *a]}
        """);

    assertThat(folder.manifest("merge.yaml").settings().expressions())
        .containsExactly(
            Map.entry(HOSTNAME, Expression.of("'b'")), Map.entry(SCRIPT, Expression.of("'a'")));
  }

  @Test
  void aQuotedMergeKeyIsAnOrdinaryName() {
    assertThat(folder.messages("{'<<': {else: a}, else: b}")).containsExactly("unknown key <<");
  }

  @Test
  void allDocumentsOfAFileAreOneLayer() {
    folder.write(
        "documents.yaml",
        """
        ignore: [bare-name]
        MtaStageConnect: {script: "false"}
        ---
        # nothing
        ---
        format: 1
        MtaStageConnect: {hostname: "'mx'"}
        ...
        """);

    Manifest manifest = folder.manifest("stalwart", "documents.yaml");

    assertThat(manifest.declarations().keySet()).containsExactly(GREETING, HOSTNAME, SCRIPT);
    assertThat(manifest.find(SCRIPT).orElseThrow().ignore()).containsExactly("bare-name");
    assertThat(manifest.find(HOSTNAME).orElseThrow().ignore()).isEmpty();
    assertThat(manifest.find(HOSTNAME).orElseThrow().place())
        .isEqualTo(new Place("documents.yaml", 7, 19, 8));
  }

  @Test
  void rulesByNumberAreReadInTheOrderOfTheirNumbers() {
    String rules =
        "{match: {'10': {if: '10', then: ten}, '2': {if: '2', then: two},"
            + " 0: {if: '0', then: zero}}, else: e}";

    assertThat(folder.hostname(rules))
        .isEqualTo(
            new Expression(
                List.of(new Rule("0", "zero"), new Rule("2", "two"), new Rule("10", "ten")), "e"));
    assertThat(folder.hostname("{match: {}, else: e}")).isEqualTo(Expression.of("e"));
  }

  @Test
  void whatAServerAnswersCanBePasted() {
    folder.write(
        "pasted.yaml",
        """
        MtaStageConnect:
          {
            "smtpGreeting" : {
              "match" : {
                "0" : {
                  "if" : "local_port == 25",
                  "then" : "system('hostname') + ' \\"ESMTP\\"'"
                }
              },
              "else" : "'a'"
            },
            "script" : {
              "match" : { },
              "else" : "false"
            },
            "id": "singleton"
          }
        """);

    assertThat(folder.manifest("pasted.yaml").settings().expressions())
        .containsExactly(
            Map.entry(
                GREETING,
                new Expression(
                    List.of(new Rule("local_port == 25", "system('hostname') + ' \"ESMTP\"'")),
                    "'a'")),
            Map.entry(SCRIPT, Expression.of("false")));
  }

  @Test
  void anEmptyFileIsANote() {
    LoadedManifest loaded = folder.write("empty.yml", "# later\n").read("empty.yml");

    assertThat(loaded.problems())
        .extracting(Problem::severity, Problem::message)
        .containsExactly(tuple(Severity.NOTE, "this file declares nothing"));
    assertThat(loaded.manifest().declarations()).isEmpty();
  }

  @Test
  void standardInputIsALayer() {
    folder.write("motd.txt", "hello");
    String yaml = "MtaStageConnect:\n  hostname: \"'${file:motd.txt}'\"\n  scrpt: a\n";

    LoadedManifest loaded = readFrom(yaml, "stalwart", "-");

    assertThat(loaded.manifest().settings().find(HOSTNAME)).contains(Expression.of("'hello'"));
    assertThat(loaded.problems())
        .extracting(problem -> String.valueOf(problem.place()))
        .containsExactly("<stdin>:3:3");
    assertThat(loaded.files()).containsExactly("stalwart/connect.yaml", "<stdin>");
  }

  @Test
  void standardInputIsReadOnlyOnce() {
    assertThat(readFrom("MtaStageConnect: {}\n", "-", "-").problems())
        .extracting(Problem::message)
        .contains("standard input can be read only once");
    assertThat(folder.read("-").problems())
        .extracting(Problem::message)
        .containsExactly("<stdin>: standard input is not available here");
  }

  private LoadedManifest readFrom(String standardInput, String... layers) {
    InputStream in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
    return new ManifestReader(Catalog.bundled(), false, in)
        .read(path, Stream.of(layers).map(Path::of).toList(), Substitution.none());
  }

  @Test
  void withATrustedServerUnknownNamesAreWarnings() {
    folder.write(
        "new.yaml", "MtaStageConnect:\n  banner: \"'a'\"\nMtaStageNew:\n  script: false\n");

    LoadedManifest loaded = folder.trustingTheServer().read("new.yaml");

    assertThat(loaded.problems())
        .extracting(Problem::severity)
        .containsExactly(Severity.WARNING, Severity.WARNING);
    assertThat(loaded.hasErrors()).isFalse();
    assertThat(loaded.manifest().settings().expressions())
        .containsExactly(
            Map.entry(new FieldName("MtaStageConnect", "banner"), Expression.of("'a'")),
            Map.entry(new FieldName("MtaStageNew", "script"), Expression.of("false")));
  }

  @Test
  void anUnknownFieldHasNoDefault() {
    folder.write("new.yaml", "MtaStageNew:\n  script: {default: true}\n");

    assertThat(folder.trustingTheServer().read("new.yaml").problems())
        .extracting(Problem::message)
        .contains("the default of MtaStageNew.script is not known");
  }

  @Test
  void reportsTheProblemsOfAllFilesTogether() {
    folder
        .write("one.yaml", "MtaStageConnect:\n  scrpt: false\n")
        .write("two.yaml", "MtaStageConnect:\n  hostname: ~\n");

    assertThat(folder.read("one.yaml", "missing.yaml", "two.yaml", "stalwart").problems())
        .extracting(problem -> String.valueOf(problem.place()))
        .containsExactly("one.yaml:2:3", "null", "two.yaml:2:3");
  }
}
