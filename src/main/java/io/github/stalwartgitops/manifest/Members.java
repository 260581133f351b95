package io.github.stalwartgitops.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a mapping, merge keys included.
 *
 * @param byName the first member of each name, in the order of the file, merged ones last
 * @param duplicates further members of the same names, which have been reported
 * @param hasUnknown whether members were left out because their names are not known
 */
record Members(
    Map<String, YamlNode.Member> byName, List<YamlNode.Member> duplicates, boolean hasUnknown) {
  Members(Map<String, YamlNode.Member> byName, List<YamlNode.Member> duplicates) {
    this(byName, duplicates, false);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** Returns the member of a name, or null. */
  YamlNode.@Nullable Member get(String name) {
    return byName.get(name);
  }
}
