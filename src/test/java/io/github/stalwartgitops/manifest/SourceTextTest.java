package io.github.stalwartgitops.manifest;

import static io.github.stalwartgitops.manifest.ManifestFolder.HOSTNAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.manifest.SourceText.Style;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problems;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

class SourceTextTest {
  @TempDir Path path;

  @Test
  void aStandaloneTextIsItsOwnFile() {
    SourceText text = SourceText.standalone("if-0", "a ||\r\nb || c");
    assertThat(text.place(2, 2)).isEqualTo(new Place("if-0", 1, 3, 2));
    assertThat(text.place(11, 1)).isEqualTo(new Place("if-0", 2, 6, 1));
    assertThat(text.place(12, 1)).isEqualTo(new Place("if-0", 2, 7, 1));
    assertThat(text.style()).isEqualTo(SourceText.Style.STANDALONE);
    assertThat(SourceText.standalone("else", "").place(0, 1)).isEqualTo(new Place("else", 1, 1, 1));
  }

  @Test
  void mapsSingleQuotes() {
    SourceText text = read("'a''b' # comment");

    assertThat(text.text()).isEqualTo("a'b");
    assertThat(text.style()).isEqualTo(Style.SINGLE_QUOTED);
    assertThat(text.place(1, 1)).isEqualTo(at(2, 15, 2));
    assertThat(text.place(2, 1)).isEqualTo(at(2, 17, 1));
    assertThat(text.place(3, 1)).isEqualTo(at(2, 18, 1));
    assertThat(text.place()).isEqualTo(at(2, 13, 6));
  }

  @Test
  void mapsEscapes() {
    SourceText text = read("\"a\\tb\\x41\\u0042\\U0001F600c\\\"d\"");

    assertThat(text.text()).isEqualTo("a\tbAB😀c\"d");
    assertThat(text.place(1, 1)).isEqualTo(at(2, 15, 2));
    assertThat(text.place(3, 1)).isEqualTo(at(2, 18, 4));
    assertThat(text.place(4, 1)).isEqualTo(at(2, 22, 6));
    assertThat(text.place(5, 2)).isEqualTo(at(2, 28, 10));
    assertThat(text.place(7, 1)).isEqualTo(at(2, 38, 1));
    assertThat(text.place(9, 1)).isEqualTo(at(2, 41, 1));
  }

  @Test
  void mapsFoldedLinesOfQuotes() {
    SourceText text = read("\"one  \n    two\n\n\n    three\\\n    \\ four\"");

    assertThat(text.text()).isEqualTo("one two\n\nthree four");
    assertThat(text.place(4, 3)).isEqualTo(at(3, 5, 3));
    assertThat(text.place(9, 5)).isEqualTo(at(6, 5, 5));
    assertThat(text.place(15, 4)).isEqualTo(at(7, 7, 4));
    assertThat(text.sourceLine(9)).isEqualTo("    three\\");
  }

  @Test
  void mapsPlainLines() {
    SourceText text = read("one +\n    two\n");

    assertThat(text.text()).isEqualTo("one + two");
    assertThat(text.style()).isEqualTo(Style.PLAIN);
    assertThat(text.quotesRemoved()).isFalse();
    assertThat(text.place(6, 3)).isEqualTo(at(3, 5, 3));
  }

  @Test
  void mapsLiteralBlocks() {
    SourceText text = read("|2- # comment\n      one\n\n    two\n");

    assertThat(text.text()).isEqualTo("  one\n\ntwo");
    assertThat(text.style()).isEqualTo(Style.LITERAL);
    assertThat(text.place(0, 2)).isEqualTo(at(3, 5, 2));
    assertThat(text.place(2, 3)).isEqualTo(at(3, 7, 3));
    assertThat(text.place(7, 3)).isEqualTo(at(5, 5, 3));
  }

  @Test
  void mapsFoldedBlocks() {
    SourceText text = read(">\n    one\n    two\n\n      three\n    four\n");

    assertThat(text.text()).isEqualTo("one two\n\n  three\nfour\n");
    assertThat(text.style()).isEqualTo(Style.FOLDED);
    assertThat(text.place(4, 3)).isEqualTo(at(4, 5, 3));
    assertThat(text.place(11, 5)).isEqualTo(at(6, 7, 5));
    assertThat(text.place(17, 4)).isEqualTo(at(7, 5, 4));
  }

  @Test
  void countsColumnsInUtf16UnitsAndLinesAsEditorsDo() {
    ManifestFolder folder =
        ManifestFolder.at(path)
            .write(
                "connect.yaml",
                "# 😀\r\nMtaStageConnect:\r\n  hostname: \"'😀' + nope\" # 😀\r\n  script: x\r\n");
    Manifest manifest = folder.manifest("connect.yaml");
    SourceText text = manifest.find(HOSTNAME).orElseThrow().texts().get(Part.ELSE);

    assertThat(text.place(7, 4)).isEqualTo(at(3, 21, 4));
    assertThat(text.sourceLine(7)).isEqualTo("  hostname: \"'😀' + nope\" # 😀");
    assertThat(manifest.find(ManifestFolder.SCRIPT).orElseThrow().place()).isEqualTo(at(4, 3, 6));
  }

  @Test
  void aByteOrderMarkDoesNotCount() {
    ManifestFolder folder =
        ManifestFolder.at(path).write("connect.yaml", "\uFEFF{MtaStageConnect: {hostname: a}}");

    assertThat(folder.manifest("connect.yaml").find(HOSTNAME).orElseThrow().place())
        .isEqualTo(at(1, 20, 8));
  }

  @Test
  void aVeryLongLineIsNotShown() {
    assertThat(read("\"" + "a".repeat(2_000) + "\"").sourceLine(0)).isNull();
  }

  @Test
  void aPlaceEndsWithItsLine() {
    assertThat(read("|\n    one\n    two\n").place(0, 7)).isEqualTo(at(3, 5, 3));
  }

  @Test
  void theEndIsThePlaceBehindTheText() {
    assertThat(read("abc").place(3, 1)).isEqualTo(at(2, 16, 1));
  }

  @Property(tries = 1_000)
  void everyVisibleCharacterHasItsPlace(
      @ForAll("texts") String value, @ForAll DumperOptions.ScalarStyle style) {
    Optional<String> yaml = dump(value, style);
    if (yaml.isEmpty()) {
      return;
    }
    Source source = new Source("a.yaml", yaml.get());

    SourceText text = SourceText.of(source, firstValue(source).orElseThrow());

    assertThat(text.text()).isEqualTo(value);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > ' ' && c < 0x7F && c != '"' && c != '\\' && c != '\'') {
        assertThat(yaml.get().substring(text.start(i), text.end(i))).isEqualTo("" + c);
      } else {
        assertThat(text.end(i)).isBetween(text.start(i), text.start(i) + 10);
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab ' \"\\ \n\t:#-😀é").ofMaxLength(40);
  }

  /** Returns the YAML of a text in a style, or empty where the style cannot represent it. */
  private static Optional<String> dump(String value, DumperOptions.ScalarStyle style) {
    DumperOptions options = new DumperOptions();
    options.setWidth(20);
    Yaml yaml = new Yaml(options);
    var out = new StringWriter();
    yaml.serialize(
        new MappingNode(
            Tag.MAP,
            List.of(
                new NodeTuple(
                    new ScalarNode(Tag.STR, "key", null, null, DumperOptions.ScalarStyle.PLAIN),
                    new ScalarNode(Tag.STR, value, null, null, style))),
            DumperOptions.FlowStyle.BLOCK),
        out);
    Source source = new Source("a.yaml", out.toString());
    return firstValue(source)
        .filter(scalar -> scalar.value().equals(value))
        .map(scalar -> out.toString());
  }

  private static Optional<YamlNode.Scalar> firstValue(Source source) {
    return new YamlDocuments(source, new Problems())
        .read()
        .map(roots -> ((YamlNode.Mapping) roots.get(0)).members().get(0).value())
        .filter(YamlNode.Scalar.class::isInstance)
        .map(YamlNode.Scalar.class::cast);
  }

  private SourceText read(String yaml) {
    return ManifestFolder.at(path)
        .write("connect.yaml", "MtaStageConnect:\n  hostname: " + yaml)
        .manifest("connect.yaml")
        .find(HOSTNAME)
        .orElseThrow()
        .texts()
        .get(Part.ELSE);
  }

  private static Place at(int line, int column, int length) {
    return new Place("connect.yaml", line, column, length);
  }
}
