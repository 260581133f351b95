package io.github.stalwartgitops.jmap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** How a client authenticates. No {@code toString} shows a secret. */
public sealed interface Credential {
  /**
   * Returns where it comes from, as messages name it: {@code STALWART_TOKEN}, {@code settings.xml
   * server mail}, {@code --token-file token}.
   */
  String source();

  /** Returns the value of the {@code Authorization} header; empty if none is sent. */
  Optional<String> authorization();

  /** Returns what must never be shown: the secret and the encoded forms of it that are sent. */
  List<String> secrets();

  /** Returns why it cannot be sent, without the secret; empty if it can. */
  Optional<String> invalidReason();

  /**
   * An API key or OAuth token (RFC 6750).
   *
   * @param token the token, without surrounding blanks or line breaks
   * @param source where it comes from
   */
  record Bearer(String token, String source) implements Credential {
    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + token);
    }

    @Override
    public List<String> secrets() {
      return List.of(token);
    }

    @Override
    public Optional<String> invalidReason() {
      if (token.isEmpty()) {
        return Optional.of("the token from " + source + " is empty");
      }
      return token.chars().allMatch(c -> c > ' ' && c < 0x7f)
          ? Optional.empty()
          : Optional.of(
              "the token from "
                  + source
                  + " contains a character that no token has, such as a space");
    }

    @Override
    public String toString() {
      return "Bearer[" + source + "]";
    }
  }

  /**
   * A user name and a password (RFC 7617), sent as UTF-8.
   *
   * @param user the user name
   * @param password the password
   * @param source where they come from
   */
  record Basic(String user, String password, String source) implements Credential {
    @Override
    public Optional<String> authorization() {
      return Optional.of("Basic " + pair(user, password));
    }

    @Override
    public List<String> secrets() {
      return List.of(password, pair(user, password));
    }

    /** Returns what follows {@code Basic} in the header. */
    static String pair(String user, String password) {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public Optional<String> invalidReason() {
      if (user.isEmpty() || password.isEmpty()) {
        return Optional.of(
            "the " + (user.isEmpty() ? "user name" : "password") + " from " + source + " is empty");
      }
      return user.indexOf(':') < 0
          ? Optional.empty()
          : Optional.of("the user name from " + source + " contains a colon");
    }

    @Override
    public String toString() {
      return "Basic[" + source + "]";
    }
  }

  /** No credential, for a server that requires none, such as the embedded one. */
  record None() implements Credential {
    @Override
    public String source() {
      return "nowhere";
    }

    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }

    @Override
    public List<String> secrets() {
      return List.of();
    }

    @Override
    public Optional<String> invalidReason() {
      return Optional.empty();
    }
  }
}
