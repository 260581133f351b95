package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of the mappings of one file by name, with YAML 1.1 merge keys: the keys of a
 * mapping itself win over merged ones, and of several merged mappings the first wins.
 */
final class MembersReader {
  /** How many members merge keys may add in one file, used or overridden. */
  private static final int MAX_MERGED = 10_000;

  private static final String MERGE_HINT = "Write <<: *NAME, or <<: [*ONE, *TWO].";

  private final Source source;
  private final Problems problems;
  private int merged;

  MembersReader(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Returns all members. Duplicates are not reported. */
  Members read(YamlNode.Mapping mapping) {
    List<YamlNode.Member> duplicates = new ArrayList<>();
    Map<String, YamlNode.Member> members = new LinkedHashMap<>();
    YamlNode.Member merge = readOwn(mapping, members, duplicates);
    if (merge != null) {
      Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      seen.add(mapping);
      mergeInto(members, merge, seen, mapping);
    }
    return new Members(members, duplicates);
  }

  /** Returns all members and reports duplicates. */
  Members readUnique(YamlNode.Mapping mapping) {
    Members members = read(mapping);
    members.duplicates().forEach(member -> reportDuplicate(member, members.byName()));
    return members;
  }

  /** Returns the members with known names; others and duplicates are reported and left out. */
  Members read(YamlNode.Mapping mapping, Collection<String> known) {
    Members all = readUnique(mapping);
    Map<String, YamlNode.Member> members = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode.Member> member : all.byName().entrySet()) {
      String name = member.getKey();
      if (known.contains(name)) {
        members.put(name, member.getValue());
      } else {
        problems.add(
            source.error(
                member.getValue().key(),
                "unknown key " + Names.shorten(name),
                Names.suggest(name, known)));
      }
    }
    return new Members(members, all.duplicates(), members.size() < all.byName().size());
  }

  /** Returns the names of lints in an {@code ignore} member, one or a list; none without it. */
  Set<String> lintNames(YamlNode.@Nullable Member ignore) {
    if (ignore == null) {
      return Set.of();
    }
    List<YamlNode> nodes =
        ignore.value() instanceof YamlNode.Sequence list ? list.items() : List.of(ignore.value());
    Set<String> names = new LinkedHashSet<>();
    for (YamlNode node : nodes) {
      if (node instanceof YamlNode.Scalar name && !name.isNull()) {
        names.add(name.value());
      } else {
        problems.add(
            source.error(
                node,
                "ignore expects names of lints",
                "Each warning shows its name in [ ], such as [equals-eats-character]."));
      }
    }
    return names;
  }

  /** Reads the mapping's own keys, and returns its merge key, if there is one. */
  private YamlNode.@Nullable Member readOwn(
      YamlNode.Mapping mapping,
      Map<String, YamlNode.Member> members,
      List<YamlNode.Member> duplicates) {
    YamlNode.Member merge = null;
    for (YamlNode.Member member : mapping.members()) {
      if (!(member.key() instanceof YamlNode.Scalar key)) {
        problems.add(
            source.error(member.key(), "expected a name before the colon", "Write a single word."));
      } else if (!key.isMergeKey()) {
        if (members.putIfAbsent(key.value(), member) != null) {
          duplicates.add(member);
        }
      } else if (merge == null) {
        merge = member;
      } else {
        reportDuplicate(key, merge, MERGE_HINT);
      }
    }
    return merge;
  }

  private void mergeInto(
      Map<String, YamlNode.Member> members,
      YamlNode.Member merge,
      Set<YamlNode> seen,
      YamlNode.Mapping into) {
    List<YamlNode> mappings =
        merge.value() instanceof YamlNode.Sequence list ? list.items() : List.of(merge.value());
    for (YamlNode node : mappings) {
      if (!(node instanceof YamlNode.Mapping mapping)) {
        problems.add(
            source.error(merge.key(), "<< expects a mapping, or a list of them", MERGE_HINT));
      } else if (mapping == into) {
        problems.add(source.error(merge.key(), "this mapping is merged into itself", MERGE_HINT));
      } else if (seen.add(mapping)) {
        mergeInto(members, mapping, seen, merge);
      }
    }
  }

  private void mergeInto(
      Map<String, YamlNode.Member> members,
      YamlNode.Mapping mapping,
      Set<YamlNode> seen,
      YamlNode.Member merge) {
    Map<String, YamlNode.Member> own = new LinkedHashMap<>();
    List<YamlNode.Member> duplicates = new ArrayList<>();
    YamlNode.Member next = readOwn(mapping, own, duplicates);
    duplicates.forEach(member -> reportDuplicate(member, own));
    merged += own.size();
    if (merged > MAX_MERGED) {
      problems.add(
          source.error(
              merge.key(),
              "merge keys (<<) add more than %,d members".formatted(MAX_MERGED),
              "Merge smaller mappings, or less often."));
      return;
    }
    own.forEach(members::putIfAbsent);
    if (next != null) {
      mergeInto(members, next, seen, mapping);
    }
  }

  private void reportDuplicate(YamlNode.Member duplicate, Map<String, YamlNode.Member> members) {
    YamlNode.Scalar key = (YamlNode.Scalar) duplicate.key();
    YamlNode.Member first = Objects.requireNonNull(members.get(key.value()));
    reportDuplicate(key, first, "Keep one of them.");
  }

  private void reportDuplicate(YamlNode.Scalar key, YamlNode.Member first, String hint) {
    problems.add(
        source.error(
            key,
            "duplicate key "
                + Names.shorten(key.value())
                + ", first at "
                + source.place(first.key()),
            hint));
  }
}
