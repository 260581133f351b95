package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the declarations of one file: its objects and their fields. */
final class DeclarationReader {
  private static final String TRUST_HINT =
      " If a newer server knows it, --trust-server turns this error into a warning.";
  private static final Set<String> FILE_MEMBERS = Set.of("format", "ignore");

  private final Source source;
  private final Catalog catalog;
  private final boolean trustServer;
  private final TextReader textReader;
  private final Members members;
  private final Problems problems;
  private final List<Declaration> declarations = new ArrayList<>();

  /**
   * @param trustServer whether unknown objects and fields are warnings instead of errors
   */
  DeclarationReader(
      Source source,
      Catalog catalog,
      boolean trustServer,
      ReferenceResolver references,
      Problems problems) {
    this.source = source;
    this.catalog = catalog;
    this.trustServer = trustServer;
    this.textReader = new TextReader(source, references, problems);
    this.members = new Members(source, problems);
    this.problems = problems;
  }

  /** Returns the declarations below the root of a file, in the order of the file. */
  List<Declaration> read(MappingNode root) {
    Map<String, NodeTuple> objects = members.read(root);
    if (!isKnownFormat(objects.get("format"))) {
      return List.of();
    }
    Set<String> ignore = members.lintNames(objects.get("ignore"));
    objects.forEach(
        (name, object) -> {
          if (!FILE_MEMBERS.contains(name)) {
            readObject(name, object, ignore);
          }
        });
    return List.copyOf(declarations);
  }

  private boolean isKnownFormat(@Nullable NodeTuple format) {
    if (format == null
        || (format.getValueNode() instanceof ScalarNode one && one.getValue().equals("1"))) {
      return true;
    }
    problems.add(
        source.error(
            format.getValueNode(),
            "unsupported format: only format 1 is known",
            "Write format: 1, or use the version of stalwart-gitops that the file was written"
                + " for."));
    return false;
  }

  private void readObject(String name, NodeTuple object, Set<String> ignore) {
    Optional<ObjectType> type = catalog.object(name);
    if (type.isEmpty()) {
      reportUnknown(
          object.getKeyNode(),
          Members.shorten(name)
              + " is not an object with expression fields in Stalwart "
              + catalog.version(),
          objectHint(name));
      if (!trustServer) {
        return;
      }
    }
    if (!(object.getValueNode() instanceof MappingNode fields)) {
      problems.add(
          source.error(
              object.getKeyNode(),
              Members.shorten(name) + " expects fields",
              "For example\n  MtaStageConnect:\n    script: false"));
      return;
    }
    members
        .read(fields)
        .forEach((field, member) -> readField(type, new FieldName(name, field), member, ignore));
  }

  private void readField(
      Optional<ObjectType> type, FieldName name, NodeTuple field, Set<String> ignore) {
    if (type.isPresent() && !type.get().fields().containsKey(name.field())) {
      reportUnknown(
          field.getKeyNode(),
          name.object() + " has no expression field " + Members.shorten(name.field()),
          fieldHint(name.field(), type.get()));
      if (!trustServer) {
        return;
      }
    }
    new FieldReader(source, catalog, textReader, problems, name, field.getKeyNode(), ignore)
        .read(field.getValueNode())
        .ifPresent(declarations::add);
  }

  /** Reports an unknown name: a warning where the server is trusted to know it. */
  private void reportUnknown(Node key, String message, String hint) {
    Problem error = source.error(key, message, hint);
    problems.add(
        trustServer
            ? new Problem(
                Severity.WARNING, error.place(), message, error.sourceLine(), error.hint(), null)
            : error);
  }

  private String objectHint(String name) {
    List<String> owners = objectsWith(name);
    if (owners.isEmpty()) {
      return suggestion(name, catalog.objects().keySet());
    }
    return name + " is a field of " + String.join(", ", owners) + ": write it below that name.";
  }

  private String fieldHint(String name, ObjectType type) {
    List<String> owners = objectsWith(name);
    if (owners.isEmpty()) {
      return suggestion(name, type.fields().keySet());
    }
    return name + " is a field of " + String.join(", ", owners) + ".";
  }

  private static String suggestion(String name, Collection<String> known) {
    String hint = Members.suggest(name, known);
    boolean misspelt = Suggestion.nearest(name, known).isPresent();
    return misspelt ? hint : (hint + TRUST_HINT).strip();
  }

  private List<String> objectsWith(String field) {
    return catalog.objects().values().stream()
        .filter(type -> type.fields().containsKey(field))
        .map(ObjectType::name)
        .toList();
  }
}
