package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The expressions of any number of fields, and Sieve scripts: what a server stores, or what it
 * should store. Scripts are named like fields of the object {@link SieveScript#OBJECT}.
 *
 * @param expressions the expressions by field, in the order they were given
 * @param scripts the scripts by name; {@link SieveScript#NONE} says that there is none
 */
public record Settings(Map<FieldName, Expression> expressions, Map<String, SieveScript> scripts) {
  public Settings {
    expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
    scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
  }

  /** Creates settings without scripts. */
  public Settings(Map<FieldName, Expression> expressions) {
    this(expressions, Map.of());
  }

  /** Returns no settings at all. */
  public static Settings empty() {
    return new Settings(Map.of());
  }

  /** Returns the expression of a field, if there is one. */
  public Optional<Expression> find(FieldName field) {
    return Optional.ofNullable(expressions.get(field));
  }

  /** Returns a script, {@link SieveScript#NONE} if there is none. */
  public SieveScript script(String name) {
    return scripts.getOrDefault(name, SieveScript.NONE);
  }

  /** Whether there is an expression of a field, or a statement about a script. */
  public boolean has(FieldName name) {
    return isScript(name) ? scripts.containsKey(name.field()) : expressions.containsKey(name);
  }

  /** Whether these settings and others hold the same for a field or script, or both nothing. */
  public boolean agree(Settings other, FieldName name) {
    return isScript(name)
        ? script(name.field()).equals(other.script(name.field()))
        : find(name).equals(other.find(name));
  }

  private static boolean isScript(FieldName name) {
    return name.object().equals(SieveScript.OBJECT);
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return expressions.isEmpty() && scripts.isEmpty();
  }

  /** Returns the names of scripts and then of fields, in order. */
  public Set<FieldName> names() {
    Set<FieldName> names = new LinkedHashSet<>();
    scripts.keySet().forEach(name -> names.add(SieveScript.name(name)));
    names.addAll(expressions.keySet());
    return Collections.unmodifiableSet(names);
  }

  /** Returns the names of the objects that have something here, in order. */
  public Set<String> objects() {
    Set<String> objects = new LinkedHashSet<>();
    names().forEach(name -> objects.add(name.object()));
    return Collections.unmodifiableSet(objects);
  }

  /** Returns the settings whose names the predicate accepts. */
  public Settings only(Predicate<FieldName> accepted) {
    Map<FieldName, Expression> kept = new LinkedHashMap<>(expressions);
    kept.keySet().removeIf(accepted.negate());
    Map<String, SieveScript> keptScripts = new LinkedHashMap<>(scripts);
    keptScripts.keySet().removeIf(name -> !accepted.test(SieveScript.name(name)));
    return new Settings(kept, keptScripts);
  }

  /** Returns the settings of one object. */
  public Settings of(String object) {
    return only(name -> name.object().equals(object));
  }

  /** Returns these settings, replaced and extended by those of {@code other}. */
  public Settings with(Settings other) {
    Map<FieldName, Expression> merged = new LinkedHashMap<>(expressions);
    merged.putAll(other.expressions);
    Map<String, SieveScript> mergedScripts = new LinkedHashMap<>(scripts);
    mergedScripts.putAll(other.scripts);
    return new Settings(merged, mergedScripts);
  }
}
