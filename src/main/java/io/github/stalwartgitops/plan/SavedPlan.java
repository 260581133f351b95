package io.github.stalwartgitops.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan with the server that it was made for: the form that {@code plan --out} writes and {@code
 * apply --plan} reads. It holds no credential.
 *
 * @param server the name of the server
 * @param url the address of the server as it was configured; empty where it was planned offline
 * @param catalogVersion the server version of the catalog in use
 * @param plan the plan
 */
public record SavedPlan(String server, String url, String catalogVersion, Plan plan) {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  /** The digest of the plan, see {@code digest} in the JSON form. */
  public String digest() {
    return Digest.of(plan);
  }

  /** The plan as a JSON object. */
  public ObjectNode toJson() {
    ObjectNode root =
        JSON.createObjectNode()
            .put("format", FORMAT)
            .put("kind", "plan")
            .put("server", server)
            .put("url", url)
            .put("catalog", catalogVersion)
            .put("digest", digest())
            .put("changed", plan.hasChanges());
    ArrayNode fields = root.putArray("fields");
    plan.fields().forEach(field -> fields.add(PlanJson.field(field)));
    ObjectNode patches = root.putObject("patch");
    Patch.between(plan.before(), plan.after())
        .forEach((object, patch) -> patches.set("x:" + object, patch));
    return root;
  }

  /**
   * Reads a saved plan.
   *
   * @return the plan, or nothing if the text is no plan of this format or its digest tells that it
   *     was edited
   */
  public static Optional<SavedPlan> fromText(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("format").asInt() != FORMAT || !root.path("kind").asText().equals("plan")) {
        return Optional.empty();
      }
      List<FieldDiff> fields = new ArrayList<>();
      for (JsonNode node : root.path("fields")) {
        Optional<FieldDiff> field = PlanJson.readField(node);
        if (field.isEmpty()) {
          return Optional.empty();
        }
        fields.add(field.get());
      }
      SavedPlan saved =
          new SavedPlan(
              root.path("server").asText(),
              root.path("url").asText(),
              root.path("catalog").asText(),
              new Plan(fields, Settings.empty()));
      return Optional.of(saved).filter(it -> it.digest().equals(root.path("digest").asText()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
