package io.github.stalwartgitops.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.reconcile.Account;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a report can be written. */
public enum ReportForm {
  /** What the terminal shows, without colours. */
  TEXT {
    @Override
    public String render(Account account) {
      return String.join("\n", AccountText.lines(account, new Palette(false), false)) + "\n";
    }
  },
  /** One JSON object. */
  JSON {
    @Override
    public String render(Account account) {
      try {
        return MAPPER.writeValueAsString(AccountJson.of(account)) + "\n";
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a tree can always be written", e);
      }
    }
  };

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The report as the text of a file. */
  public abstract String render(Account account);

  /** The form of that name, case aside. */
  public static Optional<ReportForm> named(String name) {
    return Arrays.stream(values())
        .filter(form -> form.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Its name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
