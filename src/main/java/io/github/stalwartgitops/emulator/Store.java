package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds the one current {@link State}; a change is in the state file before it is seen. */
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
   * @param file where the state is kept, or null to keep it in memory
   * @param problems gets what is wrong with the file
   */
  static Store open(Singletons singletons, Mode mode, @Nullable StateFile file, Problems problems) {
    State state = file == null ? State.fresh() : file.read(problems);
    return new Store(singletons, mode, file, state);
  }

  /** The state as of now. */
  State state() {
    return state;
  }

  /** What a singleton stores, its defaults where it was never written. Not to be changed. */
  ObjectNode stored(String object) {
    return state.stored().singletons().getOrDefault(object, singletons.defaults(object));
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
