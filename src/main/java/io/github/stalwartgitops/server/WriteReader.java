package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.MethodResponse;
import io.github.stalwartgitops.jmap.SetError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the results of sets and reloads. */
final class WriteReader {
  private WriteReader() {}

  static WriteResult update(String object, MethodResponse response) throws JmapException {
    if (response instanceof MethodError error) {
      return new WriteResult.NotDone(error);
    }
    ObjectNode answer = ((MethodResponse.Success) response).arguments();
    Optional<SetError> refusal =
        outcome(object, answer.path("updated"), answer.path("notUpdated"), Calls.SINGLETON);
    return refusal
        .<WriteResult>map(error -> new WriteResult.Refused(object, error))
        .orElseGet(WriteResult.Written::new);
  }

  /**
   * Reads the results of scripts: written if all of them are, else the first refusal.
   *
   * @param names the scripts to be written
   * @param ids the ids that the request used, by name
   */
  static WriteResult scripts(Set<String> names, Map<String, String> ids, MethodResponse response)
      throws JmapException {
    if (response instanceof MethodError error) {
      return new WriteResult.NotDone(error);
    }
    ObjectNode answer = ((MethodResponse.Success) response).arguments();
    for (String name : names) {
      String id = ids.getOrDefault(name, name);
      for (String refused : List.of("notCreated", "notUpdated", "notDestroyed")) {
        JsonNode refusal = answer.path(refused).path(id);
        if (refusal.isObject()) {
          return new WriteResult.Refused(SieveScript.name(name).toString(), SetError.of(refusal));
        }
      }
      boolean destroyed = false;
      for (JsonNode gone : answer.path("destroyed")) {
        destroyed |= gone.asText().equals(id);
      }
      if (!destroyed && !answer.path("created").has(id) && !answer.path("updated").has(id)) {
        throw new JmapException.Protocol("the answer has no result for " + SieveScript.name(name));
      }
    }
    return new WriteResult.Written();
  }

  static Reload reload(MethodResponse response) throws JmapException {
    if (response instanceof MethodError error) {
      return new Reload.NotDone(error);
    }
    ObjectNode answer = ((MethodResponse.Success) response).arguments();
    Optional<SetError> refusal =
        outcome("the reload", answer.path("created"), answer.path("notCreated"), Calls.RELOAD);
    return refusal.<Reload>map(Reload.Refused::new).orElseGet(Reload.Accepted::new);
  }

  /** Returns the refusal of one id, empty if it was done; the answer must list it exactly once. */
  private static Optional<SetError> outcome(String what, JsonNode done, JsonNode refused, String id)
      throws JmapException {
    JsonNode refusal = refused.path(id);
    if (done.has(id) == refusal.isObject()) {
      throw new JmapException.Protocol("the answer has no result for " + what);
    }
    return refusal.isObject() ? Optional.of(SetError.of(refusal)) : Optional.empty();
  }
}
