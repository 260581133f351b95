package io.github.stalwartgitops.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A system Sieve script, which {@code script} fields name ({@code docs/server.md}).
 *
 * @param contents its text, without white space at both ends as the server stores it; empty only
 *     for {@link #NONE}
 * @param description a note, or null
 * @param isActive whether the server may run it
 */
public record SieveScript(String contents, @Nullable String description, boolean isActive) {
  /** The object type of scripts. Its instances have names, unlike those of other settings. */
  public static final String OBJECT = "SieveSystemScript";

  /** Stands for a script that does not exist. */
  public static final SieveScript NONE = new SieveScript("", null, false);

  public SieveScript {
    contents = contents.strip();
  }

  /** Returns the full name of a script, such as {@code SieveSystemScript.connect_filter}. */
  public static FieldName name(String script) {
    return new FieldName(OBJECT, script);
  }

  /** Whether the script exists. */
  public boolean exists() {
    return !contents.isEmpty();
  }
}
