package io.github.stalwartgitops.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A plan with the server that it was made for: {@code plan --out} writes it and {@code apply
 * --plan} reads it. It contains no credential.
 *
 * @param server the name of the server
 * @param url the address of the server as it was configured; empty if it was planned offline
 * @param catalogVersion the server version of the catalog in use
 * @param plan the plan
 */
public record SavedPlan(String server, String url, String catalogVersion, Plan plan) {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Returns a SHA-256 of what the plan changes, as 64 hexadecimal digits: the same for the same
   * changes, on any server and from any files.
   */
  public String digest() {
    byte[] changes = PlanJson.canonical(plan).toString().getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(changes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the plan as JSON. */
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
    if (!plan.scripts().isEmpty()) {
      ArrayNode scripts = root.putArray("scripts");
      plan.scripts().forEach(script -> scripts.add(PlanJson.script(script)));
    }
    ObjectNode patches = root.putObject("patch");
    Patch.between(plan.before(), plan.after())
        .forEach((object, patch) -> patches.set("x:" + object, patch));
    return root;
  }

  /**
   * Reads a saved plan.
   *
   * @return the plan; empty if the text is not a plan of this format, or was edited: its digest
   *     does not match
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
      List<ScriptDiff> scripts = new ArrayList<>();
      for (JsonNode node : root.path("scripts")) {
        Optional<ScriptDiff> script = PlanJson.readScript(node);
        if (script.isEmpty()) {
          return Optional.empty();
        }
        scripts.add(script.get());
      }
      SavedPlan saved =
          new SavedPlan(
              root.path("server").asText(),
              root.path("url").asText(),
              root.path("catalog").asText(),
              new Plan(fields, scripts, Settings.empty()));
      return Optional.of(saved).filter(it -> it.digest().equals(root.path("digest").asText()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
