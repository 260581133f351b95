package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ObjectType;
import java.util.Map;
import java.util.Optional;

/** {@code /set} of a singleton: create, then update, then destroy (RFC 8620, 5.3). */
final class SetMethod {
  private static final String SINGLETON = "singleton";

  private final Singletons singletons;
  private final Store store;

  SetMethod(Singletons singletons, Store store) {
    this.singletons = singletons;
    this.store = store;
  }

  /**
   * Executes a call and returns the answer; the dispatcher adds the id of the account.
   *
   * @throws RequestErrorException if the server would drop the connection
   */
  ObjectNode answer(ObjectType type, SetArguments arguments)
      throws MethodErrorException, RequestErrorException {
    ObjectNode answer = Json.object();
    synchronized (store) {
      ObjectNode before = store.stored(type.name());
      for (Map.Entry<String, JsonNode> entry : arguments.create().properties()) {
        create(type, entry.getKey(), entry.getValue(), answer);
      }
      if (!arguments.update().isEmpty() && !store.stored(type.name()).equals(before)) {
        throw new MethodErrorException(
            "serverUnavailable",
            "This server is temporarily unavailable. Attempting this same operation later may"
                + " succeed.");
      }
      for (Map.Entry<String, JsonNode> entry : arguments.update().properties()) {
        update(type, entry.getKey(), entry.getValue(), answer);
      }
    }
    for (String id : arguments.destroy()) {
      answer
          .withObjectProperty("notDestroyed")
          .set(
              id,
              SetErrorException.of("singleton", "Singletons cannot be created or destroyed.")
                  .json());
    }
    return answer;
  }

  private void create(ObjectType type, String key, JsonNode value, ObjectNode answer) {
    try {
      ObjectNode after = ObjectPatch.create(singletons, type, value);
      store.change(state -> state.withWritten(type.name(), after, 2));
      answer.withObjectProperty("created").putObject(key).put("id", SINGLETON);
    } catch (SetErrorException e) {
      answer.withObjectProperty("notCreated").set(key, e.json());
    }
  }

  private void update(ObjectType type, String key, JsonNode changes, ObjectNode answer)
      throws RequestErrorException {
    Optional<String> id = Id.canonical(key);
    if (!(changes instanceof ObjectNode patch)) {
      throw new RequestErrorException(HttpAnswer.CLOSE);
    }
    if (id.isEmpty()) {
      return; // the server ignores it
    }
    if (!id.get().equals(SINGLETON)) {
      answer
          .withObjectProperty("notUpdated")
          .set(id.get(), SetErrorException.of("notFound").json());
      return;
    }
    try {
      ObjectNode before = store.stored(type.name());
      ObjectNode after = ObjectPatch.update(singletons, type, before, patch);
      store.change(state -> state.withWritten(type.name(), after, 1));
      answer.withObjectProperty("updated").putNull(SINGLETON);
    } catch (SetErrorException e) {
      answer.withObjectProperty("notUpdated").set(SINGLETON, e.json());
    }
  }
}
