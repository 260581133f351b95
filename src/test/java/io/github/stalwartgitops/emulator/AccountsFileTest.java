package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsFileTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void readsPasswordsTokensAndPermissions() throws IOException {
    List<Account> accounts =
        read(
            """
            accounts:
              - {name: admin, password: "secret", permissions: all}
              - name: deployer
                token: abc
                permissions: [authenticate, sysActionCreate]
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(accounts)
        .containsExactly(
            new Account("admin", "secret", null, null),
            new Account("deployer", null, "abc", List.of("authenticate", "sysActionCreate")));
  }

  @Test
  void reportsEveryProblemAtItsPlace() throws IOException {
    List<Account> accounts =
        read(
            """
            accounts:
              - {name: a, password: hidden, permissions: most}
              - {password: hidden, permissions: all}
              - {name: c, permissions: all}
              - {name: d, password: hidden}
              - {name: e, pass: hidden, token: t, permissions: all}
              - {name: f, token: t, permissions: [{}]}
              - {name: f, token: [], password: p, name: g, permissions: all}
              - text
            other: 1
            """);

    assertThat(accounts).extracting(Account::name).contains("e", "f");
    assertThat(problems.list())
        .extracting(p -> p.place().line() + ":" + p.place().column() + " " + p.message())
        .containsExactly(
            "10:1 unknown key \"other\"",
            "2:46 permissions must be all or a list of names",
            "3:5 an account needs a name",
            "4:5 c needs a password or a token",
            "5:5 d has no permissions",
            "6:15 unknown key \"pass\"",
            "7:39 a permission must be a name",
            "8:39 name is given twice",
            "8:22 token must be a text that is not empty",
            "9:5 expected a mapping");
    assertThat(problems.list().toString()).doesNotContain("hidden");
  }

  @Test
  void duplicateNamesAreReported() throws IOException {
    read(
        """
        accounts:
          - {name: a, password: x, permissions: all}
          - {name: a, token: y, permissions: all}
        """);

    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly("there are two accounts a");
  }

  @ParameterizedTest
  @CsvSource({
    "'', the file is empty",
    "'accounts: [', this is not YAML",
    "'a: b: c', this is not YAML",
    "'accounts: []', there are no accounts",
    "'[]', expected a mapping"
  })
  void fileWithoutAccountsIsAProblem(String text, String message) throws IOException {
    assertThat(read(text)).isEmpty();
    assertThat(problems.list().get(0).message()).startsWith(message);
  }

  @Test
  void unreadableFileIsAProblem() {
    assertThat(AccountsFile.read(folder.resolve("none.yaml"), problems)).isEmpty();
    assertThat(problems.list().get(0).message()).contains("none.yaml cannot be read");
  }

  private List<Account> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("accounts.yaml"), text);
    return AccountsFile.read(file, problems);
  }
}
