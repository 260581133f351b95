package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.ScriptDeclaration;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The changes after which a server stores what is declared: a value that can be shown, saved,
 * checked and applied.
 *
 * @param fields every declared field, changed or not, in the order of the manifest
 * @param scripts every declared script, changed or not, and those that are removed
 * @param undeclared what the declared objects store in fields that are not declared
 */
public record Plan(List<FieldDiff> fields, List<ScriptDiff> scripts, Settings undeclared) {
  public Plan {
    fields = List.copyOf(fields);
    scripts = List.copyOf(scripts);
  }

  /** Creates a plan without scripts. */
  public Plan(List<FieldDiff> fields, Settings undeclared) {
    this(fields, List.of(), undeclared);
  }

  /**
   * Compares a manifest with what a server stores. Fields that are missing in {@code stored} are
   * left out: the caller reports them.
   */
  public static Plan of(Manifest manifest, Settings stored) {
    List<FieldDiff> fields = new ArrayList<>();
    for (Declaration declaration : manifest.declarations().values()) {
      stored
          .find(declaration.name())
          .ifPresent(
              before ->
                  fields.add(
                      Differ.diff(
                          declaration.name(),
                          before,
                          declaration.expression(),
                          declaration.toDefault(),
                          declaration.place(),
                          rule -> place(declaration, rule))));
    }
    Map<FieldName, Expression> undeclared = new LinkedHashMap<>(stored.expressions());
    undeclared.keySet().removeAll(manifest.declarations().keySet());
    List<ScriptDiff> scripts = new ArrayList<>();
    for (ScriptDeclaration declared : manifest.scripts().values()) {
      scripts.add(
          new ScriptDiff(
              declared.name(),
              stored.script(declared.name()),
              declared.script(),
              declared.place()));
    }
    return new Plan(fields, scripts, new Settings(undeclared));
  }

  /** Compares desired settings without a manifest with what a server stores. */
  public static Plan of(Settings desired, Settings stored) {
    List<FieldDiff> fields = new ArrayList<>();
    desired
        .expressions()
        .forEach(
            (name, after) ->
                stored
                    .find(name)
                    .ifPresent(
                        before ->
                            fields.add(
                                Differ.diff(name, before, after, false, null, rule -> null))));
    List<ScriptDiff> scripts = new ArrayList<>();
    desired
        .scripts()
        .forEach(
            (name, after) -> scripts.add(new ScriptDiff(name, stored.script(name), after, null)));
    return new Plan(fields, scripts, Settings.empty());
  }

  private static Place place(Declaration declaration, int rule) {
    Part part = rule < 0 ? new Part(Part.Kind.ELSE, -1) : new Part(Part.Kind.IF, rule);
    SourceText text = declaration.texts().get(part);
    return text == null ? declaration.place() : text.place();
  }

  /** Returns this plan with more scripts, such as those that are removed. */
  public Plan withScripts(List<ScriptDiff> more) {
    List<ScriptDiff> all = new ArrayList<>(scripts);
    all.addAll(more);
    return new Plan(fields, all, undeclared);
  }

  /** Whether anything has to be written. */
  public boolean hasChanges() {
    return !changedFields().isEmpty() || !changedScripts().isEmpty();
  }

  /** Returns the scripts that have to be written. */
  public List<ScriptDiff> changedScripts() {
    return scripts.stream().filter(ScriptDiff::isChanged).toList();
  }

  /** Returns the names of the fields and scripts that have to be written. */
  public Set<FieldName> changedNames() {
    Set<FieldName> names = new LinkedHashSet<>();
    changedScripts().forEach(script -> names.add(SieveScript.name(script.name())));
    changedFields().forEach(field -> names.add(field.name()));
    return names;
  }

  /** Returns the fields that have to be written. */
  public List<FieldDiff> changedFields() {
    return fields.stream().filter(FieldDiff::isChanged).toList();
  }

  /** Returns the objects with at least one declared field or script, scripts first. */
  public Set<String> objects() {
    return after().objects();
  }

  /**
   * Returns the objects that have to be written, in order: scripts before the fields that name
   * them.
   */
  public Set<String> changedObjects() {
    return after().only(changedNames()::contains).objects();
  }

  /** Returns the declared fields of one object. */
  public List<FieldDiff> fieldsOf(String object) {
    return fields.stream().filter(field -> field.name().object().equals(object)).toList();
  }

  /** Returns what the server stored of the plan when it was made. */
  public Settings before() {
    return settings(FieldDiff::before, ScriptDiff::before);
  }

  /** Returns the desired values. */
  public Settings after() {
    return settings(FieldDiff::after, ScriptDiff::after);
  }

  private Settings settings(
      Function<FieldDiff, Expression> field, Function<ScriptDiff, SieveScript> script) {
    Map<FieldName, Expression> expressions = new LinkedHashMap<>();
    fields.forEach(diff -> expressions.put(diff.name(), field.apply(diff)));
    Map<String, SieveScript> byName = new LinkedHashMap<>();
    scripts.forEach(diff -> byName.put(diff.name(), script.apply(diff)));
    return new Settings(expressions, byName);
  }
}
