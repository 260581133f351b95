package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds the current {@link State}; a change is in the state file before it becomes visible. */
final class Store {
  private final Singletons singletons;
  private final @Nullable StateFile file;
  private volatile State state;

  private Store(Singletons singletons, Mode mode, @Nullable StateFile file, State state) {
    this.singletons = singletons;
    this.file = file;
    this.state = state.startedIn(mode);
  }

  /**
   * Opens a store.
   *
   * @param file the state file, or null to keep the state in memory
   * @param problems collects what is wrong with the file
   */
  static Store open(Singletons singletons, Mode mode, @Nullable StateFile file, Problems problems) {
    State state = file == null ? State.fresh() : file.read(problems);
    return new Store(singletons, mode, file, state);
  }

  /** Returns the current state. */
  State state() {
    return state;
  }

  /** Returns a stored singleton, or its defaults; the object must not be changed. */
  ObjectNode stored(String object) {
    return state.stored().singletons().getOrDefault(object, singletons.defaults(object));
  }

  /** Returns all singletons of a set, with defaults for those that were never written. */
  Map<String, ObjectNode> withDefaults(ObjectSet objects) {
    Map<String, ObjectNode> all = new LinkedHashMap<>();
    for (ObjectType type : singletons.types()) {
      String name = type.name();
      all.put(name, objects.singletons().getOrDefault(name, singletons.defaults(name)));
    }
    return all;
  }

  /**
   * Reads the state file again if it was edited.
   *
   * @throws UncheckedIOException if it is invalid; the state is then unchanged
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
   * Replaces the state by a changed one. Changes wait for each other.
   *
   * @throws UncheckedIOException if the state file cannot be written; the state is then unchanged
   */
  synchronized void change(UnaryOperator<State> change) {
    State changed = change.apply(state);
    if (file != null) {
      file.write(changed);
    }
    state = changed;
  }

  /** Restarts the server in a mode; in normal mode what is stored becomes active. */
  synchronized void restart(Mode mode) {
    change(
        now -> {
          State started = now.startedIn(mode);
          return mode == Mode.NORMAL ? started.withReload() : started;
        });
  }
}
