package io.github.stalwartgitops.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The singletons with expression fields of one server version: which fields there are, their
 * defaults and the names they may use.
 *
 * <p>No release has changed a field, a default or a variable so far, so one catalog serves all of
 * them; only the language differs, by the marks in {@link
 * io.github.stalwartgitops.expression.Language}.
 *
 * @param version the server version it was read from, such as {@code 0.16.19}
 * @param server the server version whose language the fields are in
 * @param objects the objects by name
 */
public record Catalog(String version, ServerVersion server, Map<String, ObjectType> objects) {
  private static final class Bundled {
    static final Catalog CATALOG = load();
  }

  public Catalog {
    objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
  }

  /** Returns the bundled catalog (18 objects, 95 fields of Stalwart 0.16.19). */
  public static Catalog bundled() {
    return Bundled.CATALOG;
  }

  /** Returns the same objects in the language of a server version. */
  public Catalog forServer(ServerVersion newServer) {
    Map<String, ObjectType> translated = new LinkedHashMap<>();
    objects.forEach((name, type) -> translated.put(name, type.in(newServer.language())));
    return new Catalog(version, newServer, translated);
  }

  /** Returns the object of that name, if the catalog has it. */
  public Optional<ObjectType> object(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  /** Returns the field of that name, if the catalog has it. */
  public Optional<Field> field(FieldName name) {
    return object(name.object()).map(object -> object.fields().get(name.field()));
  }

  /** Returns the defaults of all fields of one object; empty for an unknown object. */
  public Settings defaults(String object) {
    Map<FieldName, Expression> defaults = new LinkedHashMap<>();
    object(object).map(ObjectType::fields).map(Map::values).stream()
        .flatMap(Collection::stream)
        .forEach(field -> defaults.put(field.name(), field.defaultExpression()));
    return new Settings(defaults);
  }

  private static Catalog load() {
    try (InputStream in = Catalog.class.getResourceAsStream("catalog.json")) {
      JsonNode root = new JsonMapper().readTree(Objects.requireNonNull(in, "catalog.json"));
      Map<String, ObjectType> objects = new LinkedHashMap<>();
      root.path("objects")
          .properties()
          .forEach(entry -> objects.put(entry.getKey(), object(entry.getKey(), entry.getValue())));
      return new Catalog(root.path("version").asText(), ServerVersion.newest(), objects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectType object(String name, JsonNode node) {
    Map<String, Field> fields = new LinkedHashMap<>();
    node.path("fields")
        .properties()
        .forEach(
            entry -> {
              FieldName field = new FieldName(name, entry.getKey());
              fields.put(entry.getKey(), field(field, entry.getValue()));
            });
    return new ObjectType(name, node.path("permissionPrefix").asText(), fields);
  }

  private static Field field(FieldName name, JsonNode node) {
    Set<String> constants = names(node.path("constants"));
    Scope scope = new Scope(names(node.path("variables")), constants.isEmpty() ? null : constants);
    try {
      return new Field(name, ExpressionJson.readListed(node.path("default")), scope);
    } catch (ExpressionJson.MalformedException e) {
      throw new IllegalStateException("catalog.json: the default of " + name, e);
    }
  }

  private static Set<String> names(JsonNode array) {
    Set<String> names = new LinkedHashSet<>();
    array.forEach(name -> names.add(name.asText()));
    return Collections.unmodifiableSet(names);
  }
}
