package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.report.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes what a server stores as a manifest that plans to no change. */
@Mojo(name = "export", requiresProject = false, threadSafe = true)
public final class ExportMojo extends ServerMojo {
  /** The objects to export. */
  @Parameter(property = "stalwart.objects", defaultValue = ConnectStage.OBJECT)
  private @Nullable List<String> objects;

  /** Exports every object that there is. */
  @Parameter(property = "stalwart.allObjects", defaultValue = "false")
  private boolean allObjects;

  /** Writes fields at their default, too. */
  @Parameter(property = "stalwart.withDefaults", defaultValue = "false")
  private boolean withDefaults;

  /** The file to write to; without it the manifest is shown. */
  @Parameter(property = "stalwart.out")
  private @Nullable String out;

  @Override
  void run(MavenBuild build, Parameters given) throws MojoFailureException, IOException {
    List<String> named = given.list("objects", objects);
    boolean all = given.flag("allObjects", allObjects);
    boolean whole = given.flag("withDefaults", withDefaults);
    boolean asked = liveSchema(given);
    Path file = given.file("out", out);
    if (named.isEmpty() && !all) {
      given
          .problems()
          .add(
              Problem.error(
                  "stalwart.objects names no object",
                  "Name one, such as MtaStageConnect, or leave it out."));
    }
    Result<String> export =
        build.reconciler().export(target(build, given), all ? List.of() : named, whole, asked);
    build.log().export(export);
    if (file == null) {
      export.value().lines().forEach(build.log()::line);
    } else {
      TextFile.write(file, export.value());
      build.log().line("Written to " + file + ".");
    }
  }
}
