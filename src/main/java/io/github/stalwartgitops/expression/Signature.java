package io.github.stalwartgitops.expression;

/**
 * A function of the language.
 *
 * @param name the name
 * @param arguments how many it takes
 * @param kind whether it needs the server
 * @param since the first version of the language that has it
 */
public record Signature(String name, int arguments, Kind kind, LanguageVersion since) {
  /** Creates a function that all versions have. */
  public Signature(String name, int arguments, Kind kind) {
    this(name, arguments, kind, LanguageVersion.V0_16_0);
  }

  /** What a call does besides giving a value. */
  public enum Kind {
    /** Nothing: the value depends on the arguments alone. */
    PURE,
    /** It asks the server's directory, stores or resolver. */
    ASKS_SERVER,
    /** It changes the server's stores. */
    CHANGES_SERVER
  }
}
