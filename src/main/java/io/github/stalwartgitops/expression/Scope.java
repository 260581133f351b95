package io.github.stalwartgitops.expression;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression field may use, and the language that the server reads it in.
 *
 * @param variables the variables allowed in the field
 * @param constants the constants allowed in the field, or null where all are
 * @param language the version of the language, which also decides which functions there are
 */
public record Scope(
    Set<String> variables, @Nullable Set<String> constants, LanguageVersion language) {
  /** Creates a scope in the {@link LanguageVersion#DEFAULT} language. */
  public Scope(Set<String> variables, @Nullable Set<String> constants) {
    this(variables, constants, LanguageVersion.DEFAULT);
  }

  /** Returns the same names in another version of the language. */
  public Scope in(LanguageVersion newLanguage) {
    return new Scope(variables, constants, newLanguage);
  }
}
