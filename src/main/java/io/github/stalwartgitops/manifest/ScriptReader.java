package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the system Sieve scripts of one YAML document. The contents are taken as they are written:
 * {@code ${…}} belongs to the Sieve language there (RFC 5229), so nothing is substituted.
 */
final class ScriptReader {
  private static final List<String> MEMBERS = List.of("contents", "description", "isActive");
  private static final String EXAMPLE =
      "For example\n  SieveSystemScript:\n    connect_filter:\n      contents: {file:"
          + " sieve/connect_filter.sieve}";

  private final Source source;
  private final MembersReader membersReader;
  private final ReferenceResolver references;
  private final Problems problems;

  ScriptReader(
      Source source, MembersReader membersReader, ReferenceResolver references, Problems problems) {
    this.source = source;
    this.membersReader = membersReader;
    this.references = references;
    this.problems = problems;
  }

  /** Returns the scripts below {@code SieveSystemScript} that could be read. */
  List<ScriptDeclaration> read(YamlNode.Member object) {
    if (!(object.value() instanceof YamlNode.Mapping mapping)) {
      fail(object.key(), SieveScript.OBJECT + " expects names of scripts", EXAMPLE);
      return List.of();
    }
    List<ScriptDeclaration> declarations = new ArrayList<>();
    for (Map.Entry<String, YamlNode.Member> script :
        membersReader.readUnique(mapping).byName().entrySet()) {
      readScript(script.getKey(), script.getValue()).ifPresent(declarations::add);
    }
    return declarations;
  }

  private Optional<ScriptDeclaration> readScript(String name, YamlNode.Member member) {
    if (name.isBlank()) {
      return fail(member.key(), "a script needs a name", EXAMPLE);
    }
    if (!(member.value() instanceof YamlNode.Mapping mapping)) {
      return fail(member.key(), Names.shorten(name) + " expects contents", EXAMPLE);
    }
    Members given = membersReader.read(mapping, MEMBERS);
    Optional<String> contents = contents(member.key(), given);
    Optional<String> description = description(given.get("description"));
    Optional<Boolean> active = active(given.get("isActive"));
    if (contents.isEmpty() || description.isEmpty() || active.isEmpty() || given.hasUnknown()) {
      return Optional.empty();
    }
    String note = description.get().isEmpty() ? null : description.get();
    SieveScript script = new SieveScript(contents.get(), note, active.get());
    return Optional.of(new ScriptDeclaration(name, script, source.place(member.key())));
  }

  private Optional<String> contents(YamlNode key, Members given) {
    YamlNode.Member contents = given.get("contents");
    if (contents == null) {
      return given.hasUnknown()
          ? Optional.empty()
          : fail(key, "this script has no contents", EXAMPLE);
    }
    Optional<String> text;
    if (contents.value() instanceof YamlNode.Mapping mapping) {
      YamlNode.Member file = membersReader.read(mapping, List.of("file")).get("file");
      if (file == null || !(file.value() instanceof YamlNode.Scalar path) || path.isNull()) {
        return fail(contents.value(), "contents expects a text or {file: path}", EXAMPLE);
      }
      text =
          references.resolve(
              "file:" + path.value(), (message, hint) -> fail(file.value(), message, hint));
    } else if (contents.value() instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
      text = Optional.of(scalar.value());
    } else {
      return fail(contents.value(), "contents expects a text or {file: path}", EXAMPLE);
    }
    return text.isPresent() && text.get().isBlank()
        ? fail(contents.value(), "this script is empty, and a server rejects empty scripts", null)
        : text;
  }

  private Optional<String> description(YamlNode.@Nullable Member member) {
    if (member == null || member.value().isNull()) {
      return Optional.of("");
    }
    return member.value() instanceof YamlNode.Scalar scalar
        ? Optional.of(scalar.value())
        : fail(member.value(), "description expects a text", null);
  }

  private Optional<Boolean> active(YamlNode.@Nullable Member member) {
    if (member == null) {
      return Optional.of(true);
    }
    String value = member.value() instanceof YamlNode.Scalar scalar ? scalar.value() : "";
    return value.equals("true") || value.equals("false")
        ? Optional.of(value.equals("true"))
        : fail(member.value(), "isActive expects true or false", "It is true unless declared.");
  }

  private <T> Optional<T> fail(YamlNode node, String message, @Nullable String hint) {
    Problem problem = source.error(node, message, hint);
    problems.add(problem);
    return Optional.empty();
  }
}
