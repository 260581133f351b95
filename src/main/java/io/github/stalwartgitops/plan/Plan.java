package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The changes after which a server stores what is declared: a value that can be shown, saved,
 * checked and applied.
 *
 * @param fields every declared field, changed or not, in the order of the manifest
 * @param undeclared what the declared objects store in fields that are not declared
 */
public record Plan(List<FieldDiff> fields, Settings undeclared) {
  public Plan {
    fields = List.copyOf(fields);
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
    return new Plan(fields, new Settings(undeclared));
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
    return new Plan(fields, Settings.empty());
  }

  private static Place place(Declaration declaration, int rule) {
    Part part = rule < 0 ? new Part(Part.Kind.ELSE, -1) : new Part(Part.Kind.IF, rule);
    SourceText text = declaration.texts().get(part);
    return text == null ? declaration.place() : text.place();
  }

  /** Whether anything has to be written. */
  public boolean hasChanges() {
    return fields.stream().anyMatch(FieldDiff::isChanged);
  }

  /** Returns the fields that have to be written. */
  public List<FieldDiff> changedFields() {
    return fields.stream().filter(FieldDiff::isChanged).toList();
  }

  /** Returns the objects with at least one declared field, in order. */
  public Set<String> objects() {
    return objectsOf(fields);
  }

  /** Returns the objects that have to be written, in order. */
  public Set<String> changedObjects() {
    return objectsOf(changedFields());
  }

  /** Returns the declared fields of one object. */
  public List<FieldDiff> fieldsOf(String object) {
    return fields.stream().filter(field -> field.name().object().equals(object)).toList();
  }

  /** Returns what the server stored in the declared fields when the plan was made. */
  public Settings before() {
    return settings(fields, FieldDiff::before);
  }

  /** Returns the desired values of the declared fields. */
  public Settings after() {
    return settings(fields, FieldDiff::after);
  }

  private static Settings settings(List<FieldDiff> fields, Function<FieldDiff, Expression> side) {
    Map<FieldName, Expression> expressions = new LinkedHashMap<>();
    fields.forEach(field -> expressions.put(field.name(), side.apply(field)));
    return new Settings(expressions);
  }

  private static Set<String> objectsOf(List<FieldDiff> fields) {
    return fields.stream()
        .map(field -> field.name().object())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
