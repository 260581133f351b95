package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds the one current {@link State}; a change is in the state file before it is seen. */
final class Store {
  private final Singletons singletons;
  private final @Nullable StateFile file;
  private volatile State state;

  /** A store that begins with a state and keeps every later one in a file, if there is one. */
  Store(Singletons singletons, State state, @Nullable StateFile file) {
    this.singletons = singletons;
    this.state = state;
    this.file = file;
  }

  /** The state as of now. */
  State state() {
    return state;
  }

  /** What a singleton stores, its defaults where it was never written. Not to be changed. */
  ObjectNode stored(String object) {
    return state.stored().getOrDefault(object, singletons.defaults(object));
  }

  /** All singletons as one side of the state has them, with defaults for the others. */
  Map<String, ObjectNode> whole(Function<State, Map<String, ObjectNode>> side) {
    Map<String, ObjectNode> written = side.apply(state);
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
}
