package io.github.stalwartgitops.expression;

import java.util.List;
import java.util.Optional;

/** Answers the functions that ask the server; used by many threads at once. */
@FunctionalInterface
public interface ServerFunctions {
  /**
   * The value of a call.
   *
   * @param function one of the functions that are not {@link Signature.Kind#PURE}
   * @param arguments as many as the signature says
   * @return the value, or empty where there is no answer: then the evaluation fails
   */
  Optional<Value> call(Signature function, List<Value> arguments);

  /** No server to ask. */
  static ServerFunctions unanswered() {
    return (function, arguments) -> Optional.empty();
  }
}
