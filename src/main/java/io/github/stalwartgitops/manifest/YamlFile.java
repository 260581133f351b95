package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads YAML files beside the manifests, with the same rules and the same substitution. */
public final class YamlFile {
  private final Path base;
  private final Substitution substitution;
  private final Problems problems;

  /**
   * @param base the folder that relative paths start from
   * @param substitution the values of {@code ${…}}
   * @param problems collects what is wrong in the files
   */
  public YamlFile(Path base, Substitution substitution, Problems problems) {
    this.base = base;
    this.substitution = substitution;
    this.problems = problems;
  }

  /**
   * Returns the roots of the documents of a file without empty ones; none after an error.
   *
   * @param file the file as the user named it, which places show
   */
  public List<YamlValue> read(Path file) {
    Path path = base.resolve(file).toAbsolutePath();
    Optional<Source> source = new SourceFile(LayerFiles.display(file), problems).read(path);
    if (source.isEmpty()) {
      return List.of();
    }
    Path folder = path.getParent();
    ReferenceResolver references =
        new ReferenceResolver(substitution, folder == null ? base : folder);
    YamlValue.Context context =
        new YamlValue.Context(
            source.get(),
            new MembersReader(source.get(), problems),
            new Expander(references, problems),
            problems);
    return new YamlDocuments(source.get(), problems)
        .read().orElse(List.of()).stream().map(root -> new YamlValue(root, context)).toList();
  }
}
