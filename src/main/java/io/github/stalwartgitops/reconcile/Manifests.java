package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.manifest.Substitution;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The manifests that declare the desired state, and how to read them.
 *
 * @param base the folder that relative layers start from
 * @param layers files and folders, in order
 * @param variables the values of {@code ${NAME}}
 * @param environment the values of {@code ${env:NAME}}
 * @param trustServer whether names missing from the catalog are warnings instead of errors
 * @param strict whether warnings make the desired state invalid
 * @param standardInput the input of the layer {@code -}, or null if there is none
 * @param pruneScripts whether scripts that nothing declares and nothing names are removed
 */
public record Manifests(
    Path base,
    List<Path> layers,
    Map<String, String> variables,
    Map<String, String> environment,
    boolean trustServer,
    boolean strict,
    @Nullable InputStream standardInput,
    boolean pruneScripts) {
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

  /** Creates manifests that leave undeclared scripts alone. */
  public Manifests(
      Path base,
      List<Path> layers,
      Map<String, String> variables,
      Map<String, String> environment,
      boolean trustServer,
      boolean strict,
      @Nullable InputStream standardInput) {
    this(base, layers, variables, environment, trustServer, strict, standardInput, false);
  }

  /** Returns the values of references. */
  Substitution substitution() {
    return new Substitution(environment, variables);
  }

  /** Returns the same manifests with or without pruning of scripts. */
  public Manifests withPruning(boolean prune) {
    return new Manifests(
        base, layers, variables, environment, trustServer, strict, standardInput, prune);
  }
}
