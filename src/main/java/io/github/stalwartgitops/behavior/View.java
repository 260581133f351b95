package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connection sees of a field of the connect stage.
 *
 * @param text what is visible: a line of SMTP or the name of a script; where it is not known, what
 *     it depends on
 * @param rule the rule that gives it, counted from 0; -1 for {@code else}. Where it is not known,
 *     the rule (or {@code else}) that needs what is not known
 * @param isKnown whether it is known without asking the server
 * @param assumed the names that {@code system('…')} was asked for and whose value was assumed
 */
public record View(String text, int rule, boolean isKnown, Set<String> assumed) {
  public View {
    assumed = Collections.unmodifiableSet(new LinkedHashSet<>(assumed));
  }

  /**
   * Evaluates a field for a connection.
   *
   * @param compiled its expression; null if it does not compile here
   * @param facts what is known of the server
   */
  static View of(
      FieldName field,
      @Nullable CompiledExpression compiled,
      SampleConnection connection,
      ServerFacts facts) {
    if (compiled == null) {
      return unknown("an expression that stalwart-gitops does not understand", 0);
    }
    Trace trace = compiled.trace(connection.on(ServerNames.of(facts)));
    List<Trace.Input> inputs = trace.inputs();
    // A name that only adds its text is shown as a placeholder; otherwise it may decide anything.
    boolean nameDecides = facts.hostName().isEachNodesOwn() && !trace.isOnlyAppended("hostname");
    for (Trace.Input input : inputs) {
      if (input.isServerOnly()) {
        return unknown(input.text(), input.part().rule());
      }
      if (nameDecides && input.text().equals("system('hostname')")) {
        return unknown(input.text() + ", each node's own name", input.part().rule());
      }
    }
    Trace.Failure failure = trace.failure();
    if (failure != null) {
      return unknown("an evaluation that fails here: " + failure.reason(), failure.part().rule());
    }
    Set<String> assumed = new LinkedHashSet<>();
    for (Trace.Input input : inputs) {
      if (input.source() == Trace.Source.SYSTEM_NAME && !isKnown(input.name(), facts)) {
        assumed.add(input.name());
      }
    }
    Evaluation evaluation = trace.evaluation();
    return new View(text(field, evaluation.value(), facts), evaluation.rule(), true, assumed);
  }

  /** Returns whether a rule gives it, or {@code else}, or may do so where it is not known. */
  boolean mayComeFrom(int rank, boolean isElse) {
    return (isElse || rank >= 0) && (!isKnown || rule == rank);
  }

  private static boolean isKnown(String systemName, ServerFacts facts) {
    return systemName.equals("hostname") && facts.hostName().known().isPresent();
  }

  private static String text(FieldName field, @Nullable Value value, ServerFacts facts) {
    return ConnectStage.line(field, value).orElseGet(() -> script(value, facts));
  }

  /** Returns what the server does with a script: it skips one that is inactive or not there. */
  private static String script(@Nullable Value value, ServerFacts facts) {
    if (!(value instanceof Value.StringValue name) || name.text().isEmpty()) {
      return "no script";
    }
    String script = "script " + name.text();
    if (facts.scripts().isEmpty()) {
      return script;
    }
    Boolean isActive = facts.scripts().get().get(name.text());
    if (isActive == null) {
      return script + " (does not exist, so it does not run)";
    }
    return isActive ? script : script + " (inactive, so it does not run)";
  }

  private static View unknown(String why, int rule) {
    return new View(why, rule, false, Set.of());
  }
}
