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

/** Reads all declarations of one file. */
final class DeclarationReader {
  private static final String TRUST =
      " If the server is a newer one that knows it, --trust-server lets it pass.";
  private static final Set<String> OWN_NAMES = Set.of("format", "ignore");

  private final Source source;
  private final Catalog catalog;
  private final boolean trustServer;
  private final Problems problems;
  private final Members members;
  private final FieldReader fields;
  private final List<Declaration> declarations = new ArrayList<>();

  DeclarationReader(
      Source source,
      Catalog catalog,
      boolean trustServer,
      ReferenceResolver values,
      Problems problems) {
    this.source = source;
    this.catalog = catalog;
    this.trustServer = trustServer;
    this.problems = problems;
    this.members = new Members(source, problems);
    this.fields =
        new FieldReader(source, catalog, new TextReader(source, values, problems), problems);
  }

  /** The declarations below the root of a file, in its order. */
  List<Declaration> read(MappingNode root) {
    Map<String, NodeTuple> objects = members.read(root);
    if (!isKnownFormat(objects.get("format"))) {
      return List.of();
    }
    Set<String> ignore = new IgnoreReader(source, problems).read(objects.get("ignore"));
    objects.forEach(
        (name, object) -> {
          if (!OWN_NAMES.contains(name)) {
            readObject(name, object, ignore);
          }
        });
    return declarations;
  }

  private boolean isKnownFormat(@Nullable NodeTuple format) {
    if (format == null
        || (format.getValueNode() instanceof ScalarNode one && one.getValue().equals("1"))) {
      return true;
    }
    problems.add(
        source.error(
            format.getValueNode(),
            "this program knows format 1 only",
            "Write format: 1, or use the version of this program that the file was written for."));
    return false;
  }

  private void readObject(String name, NodeTuple object, Set<String> ignore) {
    Optional<ObjectType> known = catalog.object(name);
    if (known.isEmpty() && !mayPass(object.getKeyNode(), unknownObject(name), mendObject(name))) {
      return;
    }
    if (!(object.getValueNode() instanceof MappingNode mapping)) {
      problems.add(
          source.error(
              object.getKeyNode(),
              Members.shown(name) + " takes fields",
              "Such as\n  MtaStageConnect:\n    script: false"));
      return;
    }
    members
        .read(mapping)
        .forEach((field, value) -> readField(known, new FieldName(name, field), value, ignore));
  }

  private void readField(
      Optional<ObjectType> object, FieldName name, NodeTuple field, Set<String> ignore) {
    boolean unknown = object.isPresent() && !object.get().fields().containsKey(name.field());
    if (unknown
        && !mayPass(
            field.getKeyNode(),
            name.object() + " has no expression field " + Members.shown(name.field()),
            mendField(name.field(), object.get()))) {
      return;
    }
    fields.read(name, field, ignore).ifPresent(declarations::add);
  }

  /** Tells an unknown name, as a warning where the server is trusted to know it. */
  private boolean mayPass(Node key, String message, String hint) {
    Problem error = source.error(key, message, hint);
    problems.add(
        trustServer
            ? new Problem(
                Severity.WARNING, error.place(), message, error.sourceLine(), error.hint(), null)
            : error);
    return trustServer;
  }

  private String unknownObject(String name) {
    return Members.shown(name)
        + " is not an object with expression fields in Stalwart "
        + catalog.version();
  }

  private String mendObject(String name) {
    List<String> owners = owners(name);
    if (owners.isEmpty()) {
      return suggest(name, catalog.objects().keySet());
    }
    return name + " is a field of " + String.join(", ", owners) + ": write it below that name.";
  }

  private String mendField(String name, ObjectType object) {
    List<String> owners = owners(name);
    if (owners.isEmpty()) {
      return suggest(name, object.fields().keySet());
    }
    return name + " is a field of " + String.join(", ", owners) + ".";
  }

  private static String suggest(String name, Collection<String> known) {
    String hint = Members.suggest(name, known);
    boolean misspelt = Suggestion.nearest(name, known).isPresent();
    return misspelt ? hint : (hint + TRUST).strip();
  }

  private List<String> owners(String field) {
    Collection<ObjectType> objects = catalog.objects().values();
    return objects.stream()
        .filter(object -> object.fields().containsKey(field))
        .map(ObjectType::name)
        .toList();
  }
}
