package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private final Account admin = Account.administrator("admin", "secret:with colon");
  private final Account robot = new Account("robot", null, "token", List.of("authenticate"));
  private final Accounts accounts = new Accounts(List.of(admin, robot));

  @Test
  void basicChecksNameAndPassword() {
    assertThat(accounts.find(basic("admin:secret:with colon"))).contains(admin);
    assertThat(accounts.find(basic("admin:wrong"))).isEmpty();
    assertThat(accounts.find(basic("robot:token"))).isEmpty();
  }

  @Test
  void bearerChecksTheToken() {
    assertThat(accounts.find("Bearer token")).contains(robot);
    assertThat(accounts.find("bearer  token")).contains(robot);
    assertThat(accounts.find("Bearer other")).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "garbage", "Basic", "Basic !!!", "Basic YWRtaW4=", "Digest token"})
  void malformedCredentialsAreRefused(String authorization) {
    assertThat(accounts.find(authorization)).isEmpty();
  }

  @Test
  void everyAccountHasAnId() {
    assertThat(accounts.id(admin)).isEqualTo("d333333");
    assertThat(accounts.id(robot)).isEqualTo("c");
  }

  @Test
  void textContainsNoCredentials() {
    assertThat(admin + " " + robot).isEqualTo("Account[admin] Account[robot]");
  }

  @Test
  void accountWithoutPermissionsMayDoEverything() {
    assertThat(admin.may("sysHttpUpdate")).isTrue();
    assertThat(robot.may("sysHttpUpdate")).isFalse();
    assertThat(robot.may("authenticate")).isTrue();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
