package io.github.stalwartgitops.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> FIELDS = List.of("smtpGreeting", "hostname", "script");

  @Test
  void findsTheNearestName() {
    assertThat(Suggestion.nearest("smtpGreting", FIELDS)).contains("smtpGreeting");
    assertThat(Suggestion.nearest("HostName", FIELDS)).contains("hostname");
  }

  @Test
  void findsNothingForAnUnrelatedName() {
    assertThat(Suggestion.nearest("timeout", FIELDS)).isEmpty();
  }
}
