package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds the one current {@link State}; a change is in the state file before it is seen. */
final class Store {
  private final Singletons singletons;
  private final @Nullable StateFile file;
  private final History history;
  private volatile State state;
  private volatile int activations;

  private Store(
      Singletons singletons, Mode mode, @Nullable StateFile file, State state, History history) {
    this.singletons = singletons;
    this.file = file;
    this.state = state.startedIn(mode);
    this.history = history;
  }

  /**
   * Opens a store.
   *
   * @param file where the state is kept, or null to keep it in memory
   * @param history remembers every change
   * @param problems gets what is wrong with the file
   */
  static Store open(
      Singletons singletons,
      Mode mode,
      @Nullable StateFile file,
      History history,
      Problems problems) {
    State state = file == null ? State.fresh() : file.read(problems);
    return new Store(singletons, mode, file, state, history);
  }

  /** The state as of now. */
  State state() {
    return state;
  }

  /** How often what is stored was made active since this store was opened. */
  int activations() {
    return activations;
  }

  /** What a singleton stores, its defaults where it was never written. Not to be changed. */
  ObjectNode stored(String object) {
    return state.stored().getOrDefault(object, singletons.defaults(object));
  }

  /** All singletons as they are written, with defaults for the others. */
  Map<String, ObjectNode> whole(Map<String, ObjectNode> written) {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    singletons
        .types()
        .forEach(
            type ->
                all.put(
                    type.name(),
                    written.getOrDefault(type.name(), singletons.defaults(type.name()))));
    return all;
  }

  /**
   * Reads the state file again if somebody has edited it.
   *
   * @throws UncheckedIOException if it is broken now; the state is then as before
   */
  synchronized void refresh() {
    if (file != null && file.isChanged()) {
      Problems problems = new Problems();
      State edited = file.read(problems);
      if (problems.hasErrors()) {
        Problem first = problems.list().get(0);
        throw new UncheckedIOException(new IOException(first.place() + ": " + first.message()));
      }
      state = edited.startedIn(state.mode());
    }
  }

  /**
   * Replaces the state by one made from it. Changes wait for each other.
   *
   * @throws UncheckedIOException if the state file cannot be written; the state is then as before
   */
  synchronized void change(StateChange.Cause cause, UnaryOperator<State> change) {
    State before = state;
    State changed = change.apply(before);
    if (file != null) {
      file.write(changed);
    }
    state = changed;
    history.add(cause, StateChange.Side.STORED, difference(before.stored(), changed.stored()));
    history.add(cause, StateChange.Side.ACTIVE, difference(before.active(), changed.active()));
  }

  /** Makes what is stored active, like {@link #change}. */
  synchronized void activate(StateChange.Cause cause) {
    change(cause, State::withReload);
    activations++;
  }

  /** Starts anew in a mode, like {@link #change}; in normal mode what is stored becomes active. */
  synchronized void start(Mode mode) {
    change(StateChange.Cause.START, now -> now.startedIn(mode));
    if (mode == Mode.NORMAL) {
      activate(StateChange.Cause.START);
    }
  }

  private Settings difference(Map<String, ObjectNode> before, Map<String, ObjectNode> after) {
    Settings different = Settings.empty();
    for (Map.Entry<String, ObjectNode> each : after.entrySet()) {
      String name = each.getKey();
      ObjectNode former = before.getOrDefault(name, singletons.defaults(name));
      if (!former.equals(each.getValue())) {
        Settings old = singletons.settings(Map.of(name, former));
        Map<FieldName, Expression> changed =
            new LinkedHashMap<>(singletons.settings(Map.of(name, each.getValue())).expressions());
        changed.entrySet().removeIf(it -> old.find(it.getKey()).equals(Optional.of(it.getValue())));
        different = different.with(new Settings(changed));
      }
    }
    return different;
  }
}
