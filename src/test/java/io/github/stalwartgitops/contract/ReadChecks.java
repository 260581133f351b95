package io.github.stalwartgitops.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ExpressionJson;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.catalog.ServerVersion;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Export;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.server.Permissions;
import io.github.stalwartgitops.server.ServerProblems;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The checks that only read: session, version, permissions, schema, objects and export. */
final class ReadChecks {
  private static final Catalog KNOWN = Catalog.bundled();

  private final ContractConnection connection;
  private final ContractReport report;

  ReadChecks(ContractConnection connection, ContractReport report) {
    this.connection = connection;
    this.report = report;
  }

  /**
   * Runs the checks and writes schema, catalog and export of the server.
   *
   * @throws JmapException if the server cannot be used, such as after a refused credential
   */
  void run() throws JmapException, IOException, InterruptedException {
    session();
    String version = version();
    permissions();
    Catalog live = schema(version);
    objects(live);
    export();
  }

  private void session() throws JmapException {
    JsonNode session = connection.client().get("/jmap/session");
    String user = session.path("username").asText();
    String expected = connection.userName();
    boolean agrees = expected.isEmpty() ? !user.isEmpty() : user.equals(expected);
    report.result(
        "session",
        "signed in as " + user,
        agrees ? "" : "signed in as " + (user.isEmpty() ? "nobody" : user));
  }

  /** Returns the versions that publish the server's schema. */
  private String version() throws IOException, InterruptedException {
    String location = connection.redirect("/api/schema");
    String hash = location.substring(location.lastIndexOf('/') + 1);
    ServerVersion version = ServerVersion.ofSchema(hash);
    report.result(
        "version",
        "Stalwart " + version,
        version.isKnown() ? "" : "the schema '" + hash + "' is of no known version");
    return version.toString();
  }

  private void permissions() throws JmapException {
    Permissions granted = connection.server().permissions();
    report.agrees("permissions", granted.names().size() + " granted");
    List<String> needed = new ArrayList<>();
    for (ObjectType type : KNOWN.objects().values()) {
      needed.add(type.getPermission());
      needed.add(type.updatePermission());
    }
    needed.addAll(List.of(Permissions.CREATE_ACTION, Permissions.RELOAD_SETTINGS));
    List<String> missing = granted.missing(needed);
    if (!missing.isEmpty()) {
      report.skipped("permissions", "missing: " + String.join(", ", missing));
    }
  }

  private Catalog schema(String version) throws JmapException, IOException {
    connection.write("schema.json", connection.client().get("/api/schema"));
    Catalog live = connection.server().schema();
    connection.write("catalog.json", catalog(version, live));
    Set<String> differences = differences(live);
    if (differences.isEmpty()) {
      long fields = live.objects().values().stream().mapToLong(it -> it.fields().size()).sum();
      report.agrees(
          "schema",
          "%d objects with %d fields as in Stalwart %s"
              .formatted(live.objects().size(), fields, KNOWN.version()));
    }
    differences.forEach(difference -> report.differs("schema", difference));
    return live;
  }

  private static Set<String> differences(Catalog live) {
    Set<String> differences = new LinkedHashSet<>();
    missing(KNOWN.objects().keySet(), live.objects().keySet())
        .forEach(name -> differences.add("there is no object " + name));
    missing(live.objects().keySet(), KNOWN.objects().keySet())
        .forEach(name -> differences.add("the object " + name + " is new"));
    for (ObjectType type : live.objects().values()) {
      ObjectType known = KNOWN.objects().get(type.name());
      if (known == null) {
        continue;
      }
      missing(known.fields().keySet(), type.fields().keySet())
          .forEach(name -> differences.add("there is no field " + type.name() + "." + name));
      for (Field field : type.fields().values()) {
        Field knownField = known.fields().get(field.name().field());
        if (knownField == null) {
          differences.add("the field " + field.name() + " is new");
        } else if (!field.defaultExpression().equals(knownField.defaultExpression())) {
          differences.add("the default of " + field.name() + " is another one");
        }
      }
    }
    return differences;
  }

  private static List<String> missing(Collection<String> from, Collection<String> in) {
    return from.stream().filter(name -> !in.contains(name)).toList();
  }

  /** Returns a catalog in the form of {@code catalog.json}. */
  private static ObjectNode catalog(String version, Catalog catalog) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", version);
    ObjectNode objects = root.putObject("objects");
    for (ObjectType type : catalog.objects().values()) {
      ObjectNode fields =
          objects
              .putObject(type.name())
              .put("permissionPrefix", type.permissionPrefix())
              .putObject("fields");
      for (Field field : type.fields().values()) {
        ObjectNode node = fields.putObject(field.name().field());
        node.set("default", ExpressionJson.listed(field.defaultExpression()));
        names(node.putArray("variables"), field.scope().variables());
        Set<String> constants = field.scope().constants();
        names(node.putArray("constants"), constants == null ? Set.of() : constants);
      }
    }
    return root;
  }

  private static void names(ArrayNode array, Set<String> names) {
    names.forEach(array::add);
  }

  private void objects(Catalog live) throws JmapException {
    StalwartServer server = new StalwartServer(connection.client(), live);
    Stored stored = server.read(live.objects().keySet());
    Map<FieldName, ?> fields = stored.settings().expressions();
    report.result(
        "objects",
        "%d objects with %d fields".formatted(live.objects().size(), fields.size()),
        ServerProblems.of(stored, live).stream()
            .map(Problem::message)
            .collect(Collectors.joining("; ")));
  }

  /** A server that stores what its export declares has nothing to change. */
  private void export() throws IOException {
    Result<Export> export =
        connection.reconciler().export(connection.target(), List.of(), true, true);
    if (export.isFailure()) {
      report.differs("export", messages(export.problems()));
      return;
    }
    Path file = connection.write("export.yaml", export.value().manifest());
    RunReport planned =
        connection
            .reconciler()
            .plan(
                new PlanRequest(
                    new Manifests(
                        file.getParent(),
                        List.of(file.getFileName()),
                        Map.of(),
                        Map.of(),
                        true,
                        false),
                    connection.target(),
                    true,
                    false,
                    List.of()));
    if (planned.plan() == null) {
      report.differs("export", messages(planned.problems()));
      return;
    }
    Plan plan = planned.plan().plan();
    report.result(
        "export",
        "plans no change of %d fields".formatted(plan.fields().size()),
        plan.hasChanges() ? "plans changes of " + plan.changedFields() : "");
  }

  private static String messages(List<Problem> problems) {
    return problems.stream().map(Problem::message).collect(Collectors.joining("; "));
  }
}
