package io.github.stalwartgitops.smtp;

import java.io.IOException;

/** What a server sent is no reply; the message says what it did, for people. */
final class NoReplyException extends IOException {
  private final GreetingAnswer.Kind kind;

  NoReplyException(GreetingAnswer.Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  GreetingAnswer.Kind kind() {
    return kind;
  }
}
