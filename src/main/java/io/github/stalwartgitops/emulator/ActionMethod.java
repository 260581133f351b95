package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** {@code x:Action/set}: the reload, and other actions that are accepted without effect. */
final class ActionMethod {
  /** The action that makes active what is stored. */
  static final String RELOAD = "ReloadSettings";

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "ReloadTlsCertificates",
          "ReloadLookupStores",
          "ReloadBlockedIps",
          "UpdateApps",
          "InvalidateCaches",
          "InvalidateNegativeCaches",
          "PauseMtaQueue",
          "ResumeMtaQueue");

  private final Store store;
  private final AtomicLong lastId = new AtomicLong(1_000_000);

  ActionMethod(Store store) {
    this.store = store;
  }

  /** Returns the answer; the dispatcher adds the id of the account. */
  ObjectNode answer(Account account, ObjectNode arguments) {
    ObjectNode answer = Json.object();
    for (Map.Entry<String, JsonNode> action : arguments.path("create").properties()) {
      try {
        perform(account, action.getValue().path("@type").asText());
        answer
            .withObjectProperty("created")
            .putObject(action.getKey())
            .put("id", Id.of(lastId.incrementAndGet()));
      } catch (SetErrorException e) {
        answer.withObjectProperty("notCreated").set(action.getKey(), e.json());
      }
    }
    for (Map.Entry<String, JsonNode> action : arguments.path("update").properties()) {
      answer
          .withObjectProperty("notUpdated")
          .set(
              action.getKey(),
              SetErrorException.of("forbidden", "Actions cannot be updated").json());
    }
    for (JsonNode id : arguments.path("destroy")) {
      answer
          .withObjectProperty("notDestroyed")
          .set(
              id.asText(), SetErrorException.of("forbidden", "Actions cannot be destroyed").json());
    }
    return answer;
  }

  private void perform(Account account, String type) throws SetErrorException {
    if (!type.equals(RELOAD) && !WITHOUT_EFFECT.contains(type)) {
      throw SetErrorException.invalidPatch("Missing or invalid '@type' property in object", "");
    }
    if (!account.may("action" + type)) {
      throw SetErrorException.of(
          "forbidden", "Insufficient permissions to perform action of type " + type);
    }
    if (type.equals(RELOAD)) {
      reload();
    }
  }

  private void reload() throws SetErrorException {
    synchronized (store) {
      if (!store.state().blockers().isEmpty()) {
        throw SetErrorException.blocked(store.state().blockers().get(0));
      }
      store.change(State::withReload);
    }
  }
}
