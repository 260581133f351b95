package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.check.Check;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.problem.Suggestion;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.server.ServerSnapshot;
import io.github.stalwartgitops.server.Stored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a desired state with what a server stores. */
final class Planner {
  private static final Map<String, String> CHECKED_BY =
      Map.of(
          "SieveSystemScript", "whether referenced scripts exist",
          "NetworkListener", "whether listeners have the names used, and what each port sees",
          "SystemSettings", "what system('hostname') returns");

  private final ServerConnection server;

  Planner(ServerConnection server) {
    this.server = server;
  }

  /**
   * The outcome of a comparison.
   *
   * @param plan what has to change
   * @param facts what the server says about what expressions refer to
   * @param manifest what the manifests declare; null if the desired state is not from manifests
   * @param stored what the server stores
   */
  record Comparison(Plan plan, ServerFacts facts, @Nullable Manifest manifest, Settings stored) {
    Comparison(Plan plan, ServerFacts facts) {
      this(plan, facts, null, Settings.empty());
    }
  }

  Result<Comparison> compare(DesiredState desired) {
    if (desired instanceof DesiredState.Declared declared) {
      return declared(declared.manifests());
    }
    return desired instanceof DesiredState.Planned planned
        ? saved(planned.file())
        : oneField((DesiredState.OneField) desired);
  }

  private Result<Comparison> declared(Manifests manifests) {
    CompiledManifests compiled = CompiledManifests.of(manifests, server.catalog());
    if (compiled.hasErrors()) {
      return compiled.check(ServerFacts.unknown(), List.of()).failure();
    }
    Manifest manifest = compiled.manifest();
    Set<String> objects = new LinkedHashSet<>(manifest.settings().objects());
    if (manifests.pruneScripts()) {
      objects.add(SieveScript.OBJECT);
      objects.addAll(objectsWithScripts());
    }
    Result<ServerSnapshot> snapshot = server.snapshot(objects);
    if (snapshot.isFailure()) {
      List<Problem> offline = compiled.check(ServerFacts.unknown(), List.of()).problems();
      return Result.failure(snapshot.verdict(), join(snapshot.problems(), offline));
    }
    Stored stored = snapshot.value().stored();
    ServerContext context = snapshot.value().context();
    List<Problem> found = join(snapshot.problems(), notChecked(context));
    ServerFacts facts = context.facts().with(manifest.settings().scripts());
    Result<Manifest> checked = compiled.check(facts, unknownFields(stored, manifest));
    if (checked.isFailure()) {
      return checked.<Comparison>failure().after(found);
    }
    Settings all = stored.settings().with(stored.unknown());
    Plan plan = Plan.of(manifest, all);
    if (!manifests.pruneScripts()) {
      return Result.of(new Comparison(plan, facts, manifest, all), join(found, checked.problems()));
    }
    Result<List<ScriptDiff>> unused =
        UnusedScripts.of(stored.settings().with(plan.after()), manifest.scripts().keySet());
    return Result.of(
        new Comparison(plan.withScripts(unused.value()), facts, manifest, all),
        join(join(found, checked.problems()), unused.problems()));
  }

  private List<String> objectsWithScripts() {
    return server.catalog().objects().values().stream()
        .filter(type -> type.fields().containsKey(UnusedScripts.FIELD))
        .map(ObjectType::name)
        .toList();
  }

  private Result<Comparison> saved(Path file) {
    Result<Plan> saved = SavedPlanFile.read(file, server.target().address());
    if (saved.isFailure()) {
      return saved.failure();
    }
    Result<ServerSnapshot> snapshot = server.snapshot(saved.value().objects());
    if (snapshot.isFailure()) {
      return snapshot.failure();
    }
    Settings stored = snapshot.value().stored().settings();
    Result<Plan> current = SavedPlanFile.compare(saved.value(), stored);
    return current.isFailure()
        ? current.<Comparison>failure().after(snapshot.problems())
        : Result.of(
            new Comparison(current.value(), snapshot.value().context().facts()),
            snapshot.problems());
  }

  private Result<Comparison> oneField(DesiredState.OneField desired) {
    Result<ServerSnapshot> snapshot = server.snapshot(List.of(desired.name().object()));
    if (snapshot.isFailure()) {
      return snapshot.failure();
    }
    Settings stored = snapshot.value().stored().settings();
    Optional<Expression> before = stored.find(desired.name());
    if (before.isEmpty()) {
      return Result.<Comparison>failure(Verdict.INVALID, unknownField(desired))
          .after(snapshot.problems());
    }
    Expression after =
        new Expression(
            desired.match().orElse(before.get().match()),
            desired.elseText().orElse(before.get().elseText()));
    ServerContext context = snapshot.value().context();
    List<Problem> found = join(snapshot.problems(), notChecked(context));
    List<Problem> checked =
        new Check(server.catalog(), false)
            .compile(List.of(declaration(desired.name(), after)))
            .problems(context.facts());
    if (checked.stream().anyMatch(Problem::isError)) {
      return Result.failure(Verdict.INVALID, join(found, checked));
    }
    Plan plan = Plan.of(new Settings(Map.of(desired.name(), after)), stored);
    return Result.of(new Comparison(plan, context.facts()), join(found, checked));
  }

  /** Returns a declaration for the checks, whose places name the field and its part. */
  private static Declaration declaration(FieldName name, Expression expression) {
    Map<Part, SourceText> texts = new LinkedHashMap<>();
    int number = 0;
    for (Rule rule : expression.match()) {
      String place = name + "/match/" + number;
      texts.put(
          new Part(Part.Kind.IF, number), SourceText.standalone(place + "/if", rule.ifText()));
      texts.put(
          new Part(Part.Kind.THEN, number),
          SourceText.standalone(place + "/then", rule.thenText()));
      number++;
    }
    texts.put(
        new Part(Part.Kind.ELSE, -1), SourceText.standalone(name + "/else", expression.elseText()));
    Place place = new Place(name.toString(), 1, 1, 1);
    return new Declaration(name, expression, false, place, texts, Set.of(), true);
  }

  private Problem unknownField(DesiredState.OneField desired) {
    String object = desired.name().object();
    Optional<String> nearest =
        server
            .catalog()
            .object(object)
            .flatMap(type -> Suggestion.nearest(desired.name().field(), type.fields().keySet()));
    return Problem.error(
        desired.name().field() + " is not an expression field of " + object,
        nearest
            .map(name -> "Did you mean " + name + "?")
            .orElse("export --with-defaults " + object + " lists its fields."));
  }

  /** Returns an error for each declared field that the server does not know. */
  private static List<Problem> unknownFields(Stored stored, Manifest manifest) {
    return stored.missing().stream()
        .flatMap(name -> manifest.find(name).stream())
        .map(Planner::unknownField)
        .toList();
  }

  private static Problem unknownField(Declaration declared) {
    return Problem.error(
        declared.place(),
        null,
        "this server does not know " + declared.name(),
        "The manifest is written for another version. Remove the field, or update the server.");
  }

  /** Returns what could not be checked because the server did not answer for an object. */
  private List<Problem> notChecked(ServerContext context) {
    if (context.failed().isEmpty()) {
      return List.of();
    }
    String unchecked =
        context.failed().keySet().stream().map(CHECKED_BY::get).collect(Collectors.joining("; "));
    String hint =
        context.failed().entrySet().stream()
            .map(entry -> hint(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
    String message = server.target().name() + ": not checked: " + unchecked;
    return List.of(new Problem(Severity.NOTE, null, message, null, hint, null));
  }

  private static String hint(String object, MethodError error) {
    return error.type().equals("forbidden")
        ? "Grant sys" + object + "Get to have it checked."
        : "x:" + object + "/get failed: " + error;
  }

  private static List<Problem> join(List<Problem> first, List<Problem> second) {
    List<Problem> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
