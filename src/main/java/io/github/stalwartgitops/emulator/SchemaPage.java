package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.catalog.ServerVersion;
import io.github.stalwartgitops.expression.Expression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/schema}: the objects, fields and defaults of the catalog in the server's form,
 * without descriptions. It is built at the first request.
 */
final class SchemaPage {
  private static final String EXPRESSION = "x:Expression";
  private static final String MATCH = "x:ExpressionMatch";

  private final Singletons singletons;
  private final String serverVersion;
  private @Nullable Compressed packed;

  private static final class Compressed {
    private final String path;
    private final byte[] gzip;

    Compressed(String path, byte[] gzip) {
      this.path = path;
      this.gzip = gzip;
    }
  }

  /**
   * @param serverVersion the version whose schema hash it has
   */
  SchemaPage(Singletons singletons, String serverVersion) {
    this.singletons = singletons;
    this.serverVersion = serverVersion;
  }

  /** Returns the path that {@code /api/schema} redirects to: it names the schema by its hash. */
  String path() {
    return content().path;
  }

  /** Returns the schema as JSON, compressed with gzip. */
  byte[] compressed() {
    return content().gzip;
  }

  private synchronized Compressed content() {
    Compressed made = packed;
    if (made == null) {
      byte[] json = Json.bytes(schema());
      String hash = ServerVersion.schemaHash(serverVersion).orElseGet(() -> hash(json));
      made = new Compressed("/api/schema/" + hash, gzip(json));
      packed = made;
    }
    return made;
  }

  /** Returns the schema. */
  ObjectNode schema() {
    ObjectNode schema = Json.object();
    ObjectNode objects = schema.putObject("objects");
    ObjectNode schemas = schema.putObject("schemas");
    ObjectNode fields = schema.putObject("fields");
    for (ObjectType type : singletons.types()) {
      String name = "x:" + type.name();
      object(objects, name, "singleton", type.permissionPrefix());
      single(schemas, name);
      fields.set(name, fields(type));
    }
    object(objects, "x:Action", "object", "sysAction");
    single(schemas, EXPRESSION);
    single(schemas, MATCH);
    actions(schemas.putObject("x:Action"));
    expressionFields(fields);
    schema.putObject("forms");
    schema.putObject("lists");
    constants(schema.putObject("enums").putArray("ExpressionConstant"));
    schema.putArray("dashboards");
    schema.putArray("layouts");
    return schema;
  }

  private static void object(ObjectNode objects, String name, String type, String prefix) {
    objects.putObject(name).put("type", type).put("permissionPrefix", prefix);
  }

  private static void single(ObjectNode schemas, String name) {
    schemas.putObject(name).put("type", "single").put("schemaName", name);
  }

  private static ObjectNode fields(ObjectType type) {
    ObjectNode fields = Json.object();
    ObjectNode properties = fields.putObject("properties");
    ObjectNode defaults = fields.putObject("defaults");
    for (Field field : type.fields().values()) {
      String name = field.name().field();
      property(properties, name, "object").put("objectName", EXPRESSION);
      defaults.set(name, defaultOf(field.defaultExpression()));
    }
    return fields;
  }

  private static ObjectNode defaultOf(Expression expression) {
    return expression.match().isEmpty()
        ? Json.object().put("default", expression.elseText())
        : ExpressionJson.listed(expression);
  }

  private static void expressionFields(ObjectNode fields) {
    ObjectNode expression = fields.putObject(EXPRESSION).putObject("properties");
    property(expression, "else", "string").put("format", "string");
    property(expression, "match", "objectList").put("objectName", MATCH);
    ObjectNode rule = fields.putObject(MATCH).putObject("properties");
    property(rule, "if", "string").put("format", "string");
    property(rule, "then", "string").put("format", "string");
  }

  private static ObjectNode property(ObjectNode properties, String name, String type) {
    ObjectNode property = properties.putObject(name).put("update", "mutable");
    return property.putObject("type").put("type", type);
  }

  private static void actions(ObjectNode actions) {
    ArrayNode variants = actions.put("type", "multiple").putArray("variants");
    for (String name : List.of(ActionMethod.RELOAD, "ReloadTlsCertificates")) {
      variants.addObject().put("name", name).put("label", name);
    }
  }

  private void constants(ArrayNode constants) {
    Set<String> names = new TreeSet<>();
    for (ObjectType type : singletons.types()) {
      for (Field field : type.fields().values()) {
        Set<String> own = field.scope().constants();
        names.addAll(own == null ? Set.of() : own);
      }
    }
    names.forEach(name -> constants.addObject().put("name", name).put("label", ""));
  }

  private static String hash(byte[] json) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] gzip(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
