package io.github.stalwartgitops.reconcile;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which manifests declare the wanted state, and how to read them.
 *
 * @param base the folder that relative layers start from
 * @param layers files and folders, in order
 * @param variables what {@code ${NAME}} stands for
 * @param environment what {@code ${env:NAME}} stands for
 * @param trustServer whether names that the catalog lacks are warnings instead of errors
 * @param strict whether warnings make the wanted state invalid
 * @param standardInput what the layer {@code -} is read from, or null where there is none
 */
public record Manifests(
    Path base,
    List<Path> layers,
    Map<String, String> variables,
    Map<String, String> environment,
    boolean trustServer,
    boolean strict,
    @Nullable InputStream standardInput) {
  public Manifests {
    layers = List.copyOf(layers);
    variables = Map.copyOf(variables);
    environment = Map.copyOf(environment);
  }

  /** Manifests in files and folders only. */
  public Manifests(
      Path base,
      List<Path> layers,
      Map<String, String> variables,
      Map<String, String> environment,
      boolean trustServer,
      boolean strict) {
    this(base, layers, variables, environment, trustServer, strict, null);
  }
}
