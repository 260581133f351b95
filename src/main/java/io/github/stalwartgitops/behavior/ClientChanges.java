package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Evaluates the greeting and the host name before and after a plan, for sample connections. */
public final class ClientChanges {
  private static final String UNKNOWN = "depends on what only the server knows";

  private ClientChanges() {}

  /**
   * What clients see. The sample connections are the default one and one for each value that a
   * condition compares a variable with.
   *
   * @param names the names of the server
   * @return a line per sample of each changed field that clients see; empty if there is no such
   *     field
   */
  public static List<ClientChange> of(Plan plan, ServerNames names) {
    List<ClientChange> changes = new ArrayList<>();
    for (FieldDiff field : plan.changedFields()) {
      if (field.name().equals(ClientView.GREETING) || field.name().equals(ClientView.HOSTNAME)) {
        changes.addAll(of(field, names));
      }
    }
    return changes;
  }

  private static List<ClientChange> of(FieldDiff field, ServerNames names) {
    Scope scope = Catalog.bundled().field(field.name()).map(Field::scope).orElseThrow();
    CompiledExpression before = CompiledExpression.compile(field.before(), scope).compiled();
    CompiledExpression after = CompiledExpression.compile(field.after(), scope).compiled();
    if (before == null || after == null) {
      return List.of();
    }
    Map<String, SampleConnection> samples = NamedConnections.in(List.of(before, after));
    List<ClientChange> changes = new ArrayList<>();
    samples.forEach(
        (label, connection) ->
            changes.add(
                new ClientChange(
                    label,
                    line(field.name(), before, connection, names),
                    line(field.name(), after, connection, names))));
    return changes;
  }

  private static String line(
      FieldName field,
      CompiledExpression compiled,
      SampleConnection connection,
      ServerNames names) {
    Trace trace = compiled.trace(connection.on(names));
    return CaseAnswer.isCertain(compiled, trace)
        ? ClientView.line(field, trace.evaluation()).orElseThrow()
        : UNKNOWN;
  }
}
