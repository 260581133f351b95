package io.github.stalwartgitops.manifest;

import static io.github.stalwartgitops.manifest.ManifestFolder.HOSTNAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubstitutionTest {
  @TempDir Path path;
  private ManifestFolder folder;

  @BeforeEach
  void defineValues() {
    folder =
        ManifestFolder.at(path)
            .with(
                new Substitution(
                    Map.of("HOST", "mx.example.org"),
                    Map.of(
                        "banner", "mx1",
                        "port", "25",
                        "negative", "-1.5",
                        "again", "${banner}",
                        "quote", "it's",
                        "injection", "' + system('domain') + '",
                        "call", "system('domain')",
                        "empty", "")));
  }

  @Test
  void insertsVariablesEnvironmentAndFiles() {
    folder.write("values/motd.txt", "hello\n");

    assertThat(folder.hostname("\"'${banner} ${env:HOST} ${file:values/motd.txt}'\""))
        .isEqualTo(Expression.of("'mx1 mx.example.org hello'"));
  }

  @Test
  void keepsCapturesGlobalsAndEscapes() {
    assertThat(folder.hostname("\"$1 + $name + '$${banner} $$ ${banner}$'\""))
        .isEqualTo(Expression.of("$1 + $name + '${banner} $$ mx1$'"));
  }

  @Test
  void aValueIsNotExpandedAgain() {
    assertThat(folder.hostname("{text: \"${again}\"}")).isEqualTo(Expression.of("'${banner}'"));
  }

  @Test
  void aWordOrNumberIsAllowedOutsideStrings() {
    assertThat(folder.hostname("\"local_port == ${port}\""))
        .isEqualTo(Expression.of("local_port == 25"));
    assertThat(folder.hostname("${negative}")).isEqualTo(Expression.of("-1.5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"${call}\"",
        "\"'a' + ${call}\"",
        "\"${empty}\"",
        "\"'${injection}'\"",
        "\"a ='${injection}'\"",
        "\"'\\\\'${call}'\"",
        "\"'${quote}'\"",
      })
  void aValueNeverBecomesCode(String yaml) {
    assertThat(folder.messages(yaml)).hasSize(1).first().asString().startsWith("the value of");
  }

  @Test
  void literalTextIsQuotedAfterSubstitution() {
    assertThat(folder.hostname("{text: \"${quote} ${injection}\"}"))
        .isEqualTo(Expression.of("\"it's ' + system('domain') + '\""));
    assertThat(folder.hostname("\"\\\"${quote}\\\"\"")).isEqualTo(Expression.of("\"it's\""));
  }

  @Test
  void everyCharacterOfAValueHasThePlaceOfItsReference() {
    folder.hostname("\"'${banner}' + nope\"");
    SourceText text =
        folder.manifest("connect.yaml").find(HOSTNAME).orElseThrow().texts().get(Part.ELSE);

    assertThat(text.text()).isEqualTo("'mx1' + nope");
    assertThat(text.place(2, 1)).isEqualTo(new Place("connect.yaml", 2, 15, 9));
    assertThat(text.place(8, 4)).isEqualTo(new Place("connect.yaml", 2, 28, 4));
  }

  @Test
  void onlyTheLastLineEndOfAFileIsRemoved() {
    folder.write("two.txt", "a\nb\r\n").write("none.txt", "").write("nothing.txt", "\n");

    assertThat(folder.hostname("\"'${file:two.txt}${file:none.txt}${file:nothing.txt}'\""))
        .isEqualTo(Expression.of("'a\nb'"));
  }

  @Test
  void onlyFilesBelowTheManifestAreInserted() throws IOException {
    folder.write("secret.txt", "secret").write("stalwart/real.txt", "real");
    Files.createSymbolicLink(path.resolve("stalwart/out.txt"), Path.of("../secret.txt"));
    Files.createSymbolicLink(path.resolve("stalwart/in.txt"), Path.of("real.txt"));
    Files.createSymbolicLink(path.resolve("stalwart/folder"), path);

    assertThat(messagesOf("'${file:in.txt}'")).isEmpty();
    assertThat(messagesOf("'${file:out.txt}'"))
        .containsExactly("out.txt is not below the folder of this manifest");
    assertThat(messagesOf("'${file:folder/secret.txt}'"))
        .containsExactly("folder/secret.txt is not below the folder of this manifest");
  }

  @Test
  void limitsTheSizeOfFilesAndTexts() {
    folder.write("large.txt", "a".repeat(65_537)).write("some.txt", "a".repeat(40_000));

    assertThat(folder.messages("\"'${file:large.txt}'\""))
        .containsExactly("large.txt is larger than 64 KiB");
    assertThat(folder.messages("\"'${file:some.txt}${file:some.txt}'\""))
        .containsExactly("this text is longer than 65,536 characters");
    assertThat(folder.messages("\"'" + "${banner}".repeat(101) + "'\""))
        .containsExactly("more than 100 references in one text");
  }

  @Test
  void noMessageContainsAValue() {
    Substitution secrets =
        new Substitution(Map.of("TOKEN", "hunter2 ' + x"), Map.of("TOKEN", "hunter2 ' + x"));

    List<String> messages = folder.with(secrets).messages("\"'${env:TOKEN}' + ${TOKN}\"");

    assertThat(messages).hasSize(1);
    assertThat(folder.with(secrets).read("connect.yaml").problems().toString())
        .doesNotContain("hunter2");
  }

  private List<String> messagesOf(String expression) {
    folder.write("stalwart/connect.yaml", "MtaStageConnect:\n  script: \"" + expression + "\"\n");
    return folder.read("stalwart").problems().stream().map(problem -> problem.message()).toList();
  }
}
