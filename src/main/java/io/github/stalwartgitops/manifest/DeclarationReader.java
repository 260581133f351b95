package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the declarations of one YAML document: its objects and their fields. */
final class DeclarationReader {
  private static final String TRUST_HINT =
      " If a newer server knows it, --trust-server turns this error into a warning.";
  private static final Set<String> FILE_MEMBERS = Set.of("format", "ignore");

  /** Begins a top-level key that is not read, for anchors. */
  private static final String EXTENSION = "x-";

  /** A member that servers add to an object; what they print may be pasted. */
  private static final String ID = "id";

  private final Source source;
  private final Catalog catalog;
  private final boolean trustServer;
  private final MembersReader membersReader;
  private final TextReader textReader;
  private final Problems problems;
  private final ScriptReader scriptReader;
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<ScriptDeclaration> scripts = new ArrayList<>();

  /**
   * @param trustServer whether unknown objects and fields are warnings instead of errors
   * @param scalars how many scalars the file has
   */
  DeclarationReader(
      Source source,
      Catalog catalog,
      boolean trustServer,
      ReferenceResolver references,
      Problems problems,
      int scalars) {
    this.source = source;
    this.catalog = catalog;
    this.trustServer = trustServer;
    this.membersReader = new MembersReader(source, problems);
    this.textReader = new TextReader(source, references, membersReader, problems, scalars);
    this.scriptReader = new ScriptReader(source, membersReader, references, problems);
    this.problems = problems;
  }

  /** Returns the scripts of the documents that were read. */
  List<ScriptDeclaration> scripts() {
    return List.copyOf(scripts);
  }

  /**
   * Returns the declarations of a document, in its order. A field that is declared twice is among
   * them twice and not reported yet.
   */
  List<Declaration> read(YamlNode root) {
    if (!(root instanceof YamlNode.Mapping mapping)) {
      problems.add(
          source.error(
              root,
              "the top level of a manifest must be object names",
              "For example:\n  MtaStageConnect:\n    script: false"));
      return List.of();
    }
    Members objects = membersReader.readUnique(mapping);
    if (!isKnownFormat(objects.get("format"))) {
      return List.of();
    }
    Set<String> ignore = membersReader.lintNames(objects.get("ignore"));
    objects.byName().forEach((name, object) -> readTopLevel(name, object, ignore));
    for (YamlNode.Member duplicate : objects.duplicates()) {
      readTopLevel(name(duplicate), duplicate, ignore);
    }
    return List.copyOf(declarations);
  }

  private void readTopLevel(String name, YamlNode.Member member, Set<String> ignore) {
    if (name.equals(SieveScript.OBJECT)) {
      scripts.addAll(scriptReader.read(member));
    } else if (!FILE_MEMBERS.contains(name) && !name.startsWith(EXTENSION)) {
      readObject(name, member, ignore);
    }
  }

  private static String name(YamlNode.Member member) {
    return ((YamlNode.Scalar) member.key()).value();
  }

  private boolean isKnownFormat(YamlNode.@Nullable Member format) {
    if (format == null
        || (format.value() instanceof YamlNode.Scalar one && one.value().equals("1"))) {
      return true;
    }
    problems.add(
        source.error(
            format.value(),
            "unsupported format: only format 1 is known",
            "Write format: 1, or use the version of stalwart-gitops that the file was written"
                + " for."));
    return false;
  }

  private void readObject(String name, YamlNode.Member object, Set<String> ignore) {
    Optional<ObjectType> type = catalog.object(name);
    if (type.isEmpty()) {
      reportUnknown(
          object.key(),
          Names.shorten(name)
              + " is not an object with expression fields in Stalwart "
              + catalog.version(),
          objectHint(name));
      if (!trustServer) {
        return;
      }
    }
    if (!(object.value() instanceof YamlNode.Mapping mapping)) {
      problems.add(
          source.error(
              object.key(),
              Names.shorten(name) + " expects fields",
              "For example\n  MtaStageConnect:\n    script: false"));
      return;
    }
    Members fields = membersReader.read(mapping);
    fields
        .byName()
        .forEach((field, member) -> readField(type, new FieldName(name, field), member, ignore));
    for (YamlNode.Member duplicate : fields.duplicates()) {
      readField(type, new FieldName(name, name(duplicate)), duplicate, ignore);
    }
  }

  private void readField(
      Optional<ObjectType> type, FieldName name, YamlNode.Member field, Set<String> ignore) {
    if (name.field().equals(ID) && isSingletonId(field.value())) {
      return;
    }
    if (type.isPresent() && !type.get().fields().containsKey(name.field())) {
      reportUnknown(
          field.key(),
          name.object() + " has no expression field " + Names.shorten(name.field()),
          fieldHint(name.field(), type.get()));
      if (!trustServer) {
        return;
      }
    }
    declarations.add(
        new FieldReader(
                source, catalog, membersReader, textReader, problems, name, field.key(), ignore)
            .read(field.value()));
  }

  private static boolean isSingletonId(YamlNode value) {
    return value instanceof YamlNode.Scalar id && id.value().equals("singleton");
  }

  /** Reports an unknown name: a warning where the server is trusted to know it. */
  private void reportUnknown(YamlNode key, String message, String hint) {
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
    String hint = Names.suggest(name, known);
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
