package io.github.stalwartgitops.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTest {
  private static final String SERVER = "https://mail.example.org";
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final Settings BEFORE =
      new Settings(
          Map.of(
              GREETING,
              new Expression(
                  List.of(new Rule("is_tls", "'a'"), new Rule("local_port == 25", "'b'")), "'c'")));
  private static final Plan PLAN =
      Plan.of(new Settings(Map.of(GREETING, Expression.of("'d'"))), BEFORE);

  @Test
  void withoutGuardsNothingIsRefused() {
    assertThat(Guards.none().refusals(PLAN, SERVER)).isEmpty();
  }

  @Test
  void aPlanWithoutChangesIsNeverRefused() {
    Guards guards = new Guards(OptionalInt.of(0), OptionalInt.of(0), Set.of(), Set.of("x"), false);
    assertThat(guards.refusals(Plan.of(BEFORE, BEFORE), SERVER)).isEmpty();
  }

  @Test
  void countsChangesAndRemovedRules() {
    assertThat(
            messages(new Guards(OptionalInt.of(2), OptionalInt.of(1), Set.of(), Set.of(), false)))
        .containsExactly(
            "the plan has 3 changes, the guard allows 2",
            "the plan has 2 removed rules, the guard allows 1");
    assertThat(
            messages(new Guards(OptionalInt.of(3), OptionalInt.of(2), Set.of(), Set.of(), false)))
        .isEmpty();
  }

  @Test
  void protectsFieldsAndWholeObjects() {
    assertThat(messages(guarding(Set.of("MtaStageConnect.smtpGreeting"), Set.of())))
        .containsExactly("MtaStageConnect.smtpGreeting is protected and would be changed");
    assertThat(messages(guarding(Set.of("MtaStageConnect"), Set.of()))).hasSize(1);
    assertThat(messages(guarding(Set.of("MtaStageConnect.hostname"), Set.of()))).isEmpty();
  }

  @Test
  void refusesServersThatAreNotAllowed() {
    assertThat(messages(guarding(Set.of(), Set.of("https://other.example.org"))))
        .containsExactly("https://mail.example.org is not among the allowed servers");
    assertThat(messages(guarding(Set.of(), Set.of(SERVER)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mail.example.org/",
        "HTTPS://Mail.Example.ORG",
        "https://mail.example.org:443",
        " https://mail.example.org "
      })
  void anAllowedServerMayBeWrittenDifferently(String allowed) {
    assertThat(messages(guarding(Set.of(), Set.of(allowed)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://mail.example.org", "https://mail.example.org:8443", "emulator:"})
  void anotherSchemeOrPortIsAnotherServer(String allowed) {
    assertThat(messages(guarding(Set.of(), Set.of(allowed)))).hasSize(1);
  }

  @Test
  void theEmbeddedServerIsAllowedByName() {
    Guards guards = guarding(Set.of(), Set.of("emulator:state.json"));

    assertThat(guards.refusals(PLAN, "emulator:state.json")).isEmpty();
    assertThat(guards.refusals(PLAN, "emulator:")).hasSize(1);
    assertThat(guards.problems(Catalog.bundled(), false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "mail.example.org", "https://mail.example.org/jmap", "ldap://x", "a b"})
  void anAllowedServerThatIsNoServerIsAnError(String allowed) {
    assertThat(guarding(Set.of(), Set.of(allowed)).problems(Catalog.bundled(), true))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.message()).contains("is not the address of a server");
            });
  }

  @Test
  void aPasswordInAnAllowedServerIsNotShown() {
    assertThat(
            guarding(Set.of(), Set.of("https://admin:hunter2@mail.example.org"))
                .problems(Catalog.bundled(), false)
                .toString())
        .contains("is not the address of a server")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "MtaStageConnect.smtpGreting, Did you mean MtaStageConnect.smtpGreeting?",
    "MtaStageConect, Did you mean MtaStageConnect?",
    "smtpGreeting, Did you mean MtaStageConnect.smtpGreeting?",
    "quota, Write it like MtaStageConnect.smtpGreeting or MtaStageConnect."
  })
  void aMisspeltProtectedFieldIsAnError(String name, String hint) {
    Guards guards = guarding(Set.of(name, "MtaStageConnect", "Http.allowedEndpoints"), Set.of());

    assertThat(guards.problems(Catalog.bundled(), false))
        .containsExactly(Problem.error("protectedFields: unknown field or object " + name, hint));
    assertThat(guards.problems(Catalog.bundled(), true)).noneMatch(Problem::isError).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aProtectedFieldWithoutANameIsAnError(String name) {
    assertThat(guarding(Set.of(name), Set.of()).problems(Catalog.bundled(), true))
        .extracting(Problem::message)
        .containsExactly("protectedFields: an entry is empty");
  }

  private static Guards guarding(Set<String> fields, Set<String> servers) {
    return new Guards(OptionalInt.empty(), OptionalInt.empty(), fields, servers, false);
  }

  private static List<String> messages(Guards guards) {
    return guards.refusals(PLAN, SERVER).stream().map(Problem::message).toList();
  }
}
