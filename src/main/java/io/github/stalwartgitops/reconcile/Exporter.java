package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.server.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what an export writes: fields, and the scripts that belong to them. */
final class Exporter {
  private final ServerConnection server;

  Exporter(ServerConnection server) {
    this.server = server;
  }

  Result<Settings> read(Collection<String> objects) {
    Set<String> fields =
        new LinkedHashSet<>(objects.isEmpty() ? server.catalog().objects().keySet() : objects);
    boolean allScripts = objects.isEmpty() || fields.remove(SieveScript.OBJECT);
    Result<Stored> stored = server.read(fields);
    if (stored.isFailure()) {
      return stored.failure();
    }
    Settings settings = stored.value().settings();
    List<Problem> problems = new ArrayList<>(stored.problems());
    if (!allScripts && values(settings).noneMatch(value -> value.contains("'"))) {
      return Result.of(settings, problems);
    }
    Result<Stored> scripts = server.read(List.of(SieveScript.OBJECT));
    if (scripts.isFailure() && objects.contains(SieveScript.OBJECT)) {
      return scripts.<Settings>failure().after(problems);
    }
    if (scripts.isFailure()) {
      problems.add(notExported());
      return Result.of(settings, problems);
    }
    Settings read = scripts.value().settings();
    return Result.of(
        settings.with(
            allScripts
                ? read
                : read.only(
                    name -> values(settings).anyMatch(value -> value.contains(name.field())))),
        problems);
  }

  private Problem notExported() {
    return new Problem(
        Severity.NOTE,
        null,
        server.target().name() + ": scripts could not be read and are not exported",
        null,
        "Grant sys" + SieveScript.OBJECT + "Get to export them.",
        null);
  }

  /** Returns the texts that may name a script. */
  private static Stream<String> values(Settings settings) {
    return settings.expressions().entrySet().stream()
        .filter(it -> it.getKey().field().equals(UnusedScripts.FIELD))
        .flatMap(it -> values(it.getValue()));
  }

  private static Stream<String> values(Expression expression) {
    return Stream.concat(
        expression.match().stream().map(Rule::thenText), Stream.of(expression.elseText()));
  }
}
