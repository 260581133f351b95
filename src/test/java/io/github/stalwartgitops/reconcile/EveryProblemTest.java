package io.github.stalwartgitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.manifest.Manifest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An error in the structure of a field does not hide errors in its texts. */
class EveryProblemTest {
  @Test
  void aRuleWithoutThenHidesNoOtherTextOfItsField() {
    assertThat(
            problems(
                """
                MtaStageConnect:
                  smtpGreeting:
                    match:
                      - if: local_prot == 25
                      - if: is_tls
                        then: nope
                      - then: "'a"
                    else: remote_iq
                """))
        .containsExactly(
            "4:9 this rule has no then",
            "4:13 local_prot is not a variable of this field",
            "6:15 nope is not an expression",
            "7:9 this rule has no if",
            "7:16 this string does not end",
            "8:11 remote_iq is not a variable of this field");
  }

  @Test
  void aFieldWithoutElseIsCheckedToo() {
    assertThat(
            problems(
                """
                MtaStageConnect:
                  smtpGreeting:
                    match: [{if: local_prot == 25, then: 1}]
                  hostname:
                    match: [{if: is_tlz, then: 1}]
                    elze: nope
                """))
        .containsExactly(
            "2:3 smtpGreeting has no else",
            "3:18 local_prot is not a variable of this field",
            "5:18 is_tlz is not a variable of this field",
            "6:5 unknown key elze");
  }

  @Test
  void whatCannotBeCombinedIsCheckedToo() {
    assertThat(
            problems(
                """
                MtaStageConnect:
                  smtpGreeting: {text: a, else: nope}
                  hostname: {default: true, match: [{if: is_tlz, then: 1}]}
                """))
        .containsExactly(
            "2:18 text cannot be combined with match or else",
            "2:33 nope is not an expression",
            "3:14 default cannot be combined with match, else or text",
            "3:42 is_tlz is not a variable of this field");
  }

  @Test
  void theSecondDeclarationOfAFieldIsCheckedToo() {
    assertThat(
            problems(
                """
                MtaStageConnect: {hostname: nope}
                ---
                MtaStageConnect: {hostname: nada}
                """))
        .containsExactly(
            "1:29 nope is not an expression",
            "3:19 MtaStageConnect.hostname is declared twice, first at <stdin>:1:19",
            "3:29 nada is not an expression");
  }

  @Test
  void anErrorBehindAnAnchorIsReportedOnce() {
    assertThat(
            problems(
                """
                x-office: &office {if: remote_iq == 1, then: 1}
                MtaStageConnect:
                  smtpGreeting: {match: [*office, *office], else: 1}
                  hostname: {match: [*office], else: 1}
                """))
        .containsExactly("1:24 remote_iq is not a variable of this field");
  }

  private static List<String> problems(String yaml) {
    ManualTime time = new ManualTime();
    Result<Manifest> result =
        new Reconciler(
                Catalog.bundled(),
                time,
                time,
                new StopSignal(),
                new RecordingListener(),
                work -> {})
            .validate(
                new Manifests(
                    Path.of(""),
                    List.of(Path.of("-")),
                    Map.of(),
                    Map.of(),
                    false,
                    false,
                    new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    return result.problems().stream()
        .filter(problem -> problem.isError())
        .map(
            problem ->
                problem.place().line() + ":" + problem.place().column() + " " + problem.message())
        .toList();
  }
}
