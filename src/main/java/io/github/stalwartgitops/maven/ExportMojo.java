package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.reconcile.Export;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.report.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes what a server stores as a manifest. A plan of that manifest shows no changes. */
@Mojo(name = "export", requiresProject = false, threadSafe = true)
public final class ExportMojo extends ServerMojo {
  /** The objects to export; without it MtaStageConnect. */
  @Parameter(property = "stalwart.objects")
  private List<String> objects = List.of();

  /** Exports all objects with expression fields. */
  @Parameter(property = "stalwart.allObjects", defaultValue = "false")
  private boolean allObjects;

  /** Also writes fields that have their default. */
  @Parameter(property = "stalwart.withDefaults", defaultValue = "false")
  private boolean withDefaults;

  /** The file to write to; without it the manifest is logged. */
  @Parameter(property = "stalwart.out")
  private @Nullable String out;

  @Override
  void run(Goal goal) throws MojoFailureException, IOException {
    if (objects.isEmpty() && goal.isOnCommandLine("objects")) {
      goal.error(
          "stalwart.objects names no object",
          "Name one, such as MtaStageConnect, or leave it out.");
    }
    boolean liveSchema = liveSchema(goal);
    Target target = target(goal);
    Result<Export> export = goal.reconciler().export(target, named(goal), withDefaults, liveSchema);
    goal.log().export(export);
    Path file = goal.file(out);
    if (file == null) {
      export.value().manifest().lines().forEach(goal.log()::line);
    } else {
      TextFile.write(file, export.value().manifestWithFiles());
      for (Map.Entry<String, String> script : export.value().files().entrySet()) {
        TextFile.write(file.resolveSibling(script.getKey()), script.getValue());
      }
      goal.log().line("Written to " + file + ".");
    }
  }

  /** Returns the objects to export, or none for all. */
  private List<String> named(Goal goal) {
    if (allObjects && (objects.isEmpty() || goal.isOnCommandLine("allObjects"))) {
      return List.of();
    }
    return objects.isEmpty() ? List.of(ConnectStage.OBJECT) : objects;
  }
}
