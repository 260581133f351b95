package io.github.stalwartgitops.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.MethodCall;
import io.github.stalwartgitops.jmap.MethodResponse;
import io.github.stalwartgitops.plan.Patch;
import io.github.stalwartgitops.server.Reload;
import io.github.stalwartgitops.server.ReloadAnswer;
import io.github.stalwartgitops.server.WriteResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The connect stage and the system Sieve scripts of a server: what they were before the check, and
 * the way back.
 */
final class ConnectStage {
  static final String OBJECT = "MtaStageConnect";

  private static final int MAX_TRIES = 3;

  private final ContractConnection connection;
  private final Settings before;
  private final Map<String, String> scriptsBefore;

  private ConnectStage(
      ContractConnection connection, Settings before, Map<String, String> scriptsBefore) {
    this.connection = connection;
    this.before = before;
    this.scriptsBefore = scriptsBefore;
  }

  /** Reads what has to be restored. */
  static ConnectStage read(ContractConnection connection) throws JmapException {
    return new ConnectStage(connection, stored(connection), scripts(connection));
  }

  Settings before() {
    return before;
  }

  /** Returns the names of the scripts before the check, by id. */
  Map<String, String> scriptsBefore() {
    return scriptsBefore;
  }

  Settings stored() throws JmapException {
    return stored(connection);
  }

  private static Settings stored(ContractConnection connection) throws JmapException {
    return connection.server().read(List.of(OBJECT)).settings();
  }

  /** Returns the names of all scripts by id. */
  static Map<String, String> scripts(ContractConnection connection) throws JmapException {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    arguments.putNull("ids").putArray("properties").add("id").add("name");
    MethodResponse response =
        connection
            .client()
            .read(List.of(new MethodCall("x:SieveSystemScript/get", arguments, "scripts")))
            .of("scripts");
    Map<String, String> names = new LinkedHashMap<>();
    if (response instanceof MethodResponse.Success success) {
      for (JsonNode script : success.arguments().path("list")) {
        names.put(script.path("id").asText(), script.path("name").asText());
      }
    }
    return names;
  }

  /** Stores the state in which recorded pairs start: {@code defaults}, {@code rules}, … */
  void store(String state) throws JmapException {
    Settings defaults = Catalog.bundled().defaults(OBJECT);
    switch (state) {
      case "defaults" -> store(defaults);
      case "rules" ->
          store(
              defaults.with(
                  field(
                      "smtpGreeting",
                      new Expression(
                          List.of(
                              new Rule("local_port == 25", "'a'"),
                              new Rule("local_port == 465", "'b'"),
                              new Rule("is_tls", "'c'")),
                          "'d'"))));
      case "changed" ->
          store(
              defaults
                  .with(field("hostname", Expression.of("'h'")))
                  .with(field("script", Expression.of("'s'"))));
      default -> throw new IllegalArgumentException("unknown state: " + state);
    }
  }

  private static Settings field(String name, Expression expression) {
    return new Settings(Map.of(new FieldName(OBJECT, name), expression));
  }

  private void store(Settings settings) throws JmapException {
    connection.continueUnlessStopped();
    write(settings);
  }

  private void write(Settings settings) throws JmapException {
    Map<String, ObjectNode> patches = Patch.between(stored(), settings);
    if (patches.isEmpty()) {
      return;
    }
    WriteResult result = connection.server().write(patches).results().get(OBJECT);
    if (!(result instanceof WriteResult.Written)) {
      throw new IllegalStateException("the connect stage was not written: " + result);
    }
  }

  /**
   * Stores what was stored before the check, and reloads; tries again after a lost answer.
   *
   * @throws JmapException if the server did not answer any of the tries
   */
  void restore() throws JmapException {
    for (int tries = 1; ; tries++) {
      try {
        restoreOnce();
        return;
      } catch (JmapException e) {
        if (tries == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  private void restoreOnce() throws JmapException {
    write(before);
    Set<String> left = scripts(connection).keySet();
    left.removeAll(scriptsBefore.keySet());
    if (!left.isEmpty()) {
      ObjectNode arguments = JsonNodeFactory.instance.objectNode();
      left.forEach(arguments.putArray("destroy")::add);
      connection
          .client()
          .write(List.of(new MethodCall("x:SieveSystemScript/set", arguments, "destroy")));
    }
    ReloadAnswer answer = connection.server().reloadAndRead(List.of(OBJECT));
    if (!(answer.reload() instanceof Reload.Accepted)) {
      throw new IllegalStateException("the reload was not accepted: " + answer.reload());
    }
    if (!answer.stored().settings().equals(before) || !scripts(connection).equals(scriptsBefore)) {
      throw new IllegalStateException("the server does not store what it stored before");
    }
  }
}
