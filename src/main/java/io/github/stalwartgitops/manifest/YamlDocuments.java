package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Composes the YAML documents of a file from the parser's events. Tags, deep nesting and too many
 * aliases are errors, so that neither depth nor expansion can exhaust the memory.
 */
final class YamlDocuments {
  private static final int DEEPEST = 20;
  private static final int MAX_ALIASES = 1_000;

  private final Source source;
  private final Problems problems;
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final StreamReader reader;
  private final ParserImpl events;
  private boolean failed;
  private boolean tooDeep;
  private int aliases;
  private int scalars;

  YamlDocuments(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(SourceFile.LIMIT);
    this.reader = new StreamReader(source.text());
    this.events = new ParserImpl(reader, options);
  }

  /** Returns the root nodes of the documents without empty ones, or empty after an error. */
  Optional<List<YamlNode>> read() {
    try {
      List<YamlNode> roots = roots();
      return failed ? Optional.empty() : Optional.of(roots);
    } catch (MarkedYAMLException e) {
      problems.add(YamlError.explain(source, e));
    } catch (YAMLException e) {
      fail(null, "invalid YAML: " + e.getMessage(), "Check quotes, brackets and indentation.");
    } catch (IllegalArgumentException e) {
      // The parser passes the digits of an escape to Integer.parseInt unchecked.
      problems.add(YamlError.wrongDigits(source, source.index(reader.getMark())));
    }
    return Optional.empty();
  }

  /** Returns how many scalars the file has, for a limit on what aliases may expand them to. */
  int scalars() {
    return scalars;
  }

  private List<YamlNode> roots() {
    List<YamlNode> roots = new ArrayList<>();
    while (!tooDeep && !events.checkEvent(Event.ID.StreamEnd)) {
      Event event = events.getEvent();
      if (event instanceof DocumentStartEvent) {
        anchors.clear();
      } else if (event instanceof NodeEvent node) {
        YamlNode root = compose(node, 1);
        if (!root.isNull()) {
          roots.add(root);
        }
      }
    }
    return roots;
  }

  private YamlNode compose(Event event, int depth) {
    int start = source.index(event.getStartMark());
    if (event instanceof AliasEvent alias) {
      return resolve(alias, start);
    }
    if (event instanceof ScalarEvent scalar) {
      scalars++;
      checkTag(scalar.getTag(), event);
      return anchored(
          scalar,
          new YamlNode.Scalar(
              start, source.index(event.getEndMark()), scalar.getScalarStyle(), scalar.getValue()));
    }
    CollectionStartEvent collection = (CollectionStartEvent) event;
    checkTag(collection.getTag(), event);
    if (depth > DEEPEST) {
      tooDeep = true;
      fail(event.getStartMark(), "nested deeper than " + DEEPEST, "A rule needs six levels.");
    }
    return event instanceof MappingStartEvent
        ? composeMapping(collection, start, depth)
        : composeSequence((SequenceStartEvent) event, start, depth);
  }

  private YamlNode composeMapping(CollectionStartEvent event, int start, int depth) {
    YamlNode.Mapping mapping = new YamlNode.Mapping(start);
    // Anchored before its members are composed: one of them may be an alias of it.
    anchored(event, mapping);
    while (!tooDeep && !events.checkEvent(Event.ID.MappingEnd)) {
      YamlNode key = compose(events.getEvent(), depth + 1);
      if (!tooDeep) {
        mapping.members().add(new YamlNode.Member(key, compose(events.getEvent(), depth + 1)));
      }
    }
    endCollection(mapping);
    return mapping;
  }

  private YamlNode composeSequence(SequenceStartEvent event, int start, int depth) {
    YamlNode.Sequence sequence = new YamlNode.Sequence(start);
    anchored(event, sequence);
    while (!tooDeep && !events.checkEvent(Event.ID.SequenceEnd)) {
      sequence.items().add(compose(events.getEvent(), depth + 1));
    }
    endCollection(sequence);
    return sequence;
  }

  private void endCollection(YamlNode collection) {
    if (!tooDeep) {
      collection.endAt(source.index(events.getEvent().getEndMark()));
    }
  }

  private YamlNode anchored(NodeEvent event, YamlNode node) {
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), node);
    }
    return node;
  }

  private YamlNode resolve(AliasEvent alias, int start) {
    if (++aliases == MAX_ALIASES + 1) {
      fail(
          alias.getStartMark(),
          "more than %,d aliases".formatted(MAX_ALIASES),
          "Write some of them out.");
    }
    YamlNode node = anchors.get(alias.getAnchor());
    if (node == null) {
      fail(
          alias.getStartMark(),
          "undefined alias",
          "An anchor must come first, in the same document. A text that begins with * needs"
              + " quotes.");
      return new YamlNode.Scalar(start, start, ScalarStyle.PLAIN, "");
    }
    return node;
  }

  private void checkTag(@Nullable String tag, Event event) {
    if (tag != null) {
      fail(
          event.getStartMark(),
          "YAML tags (!…) are not supported",
          "Remove it. A text that begins with ! needs quotes; ${file:NAME} inserts the text of a"
              + " file.");
    }
  }

  private void fail(@Nullable Mark mark, String message, @Nullable String hint) {
    failed = true;
    int at = mark == null ? 0 : source.index(mark);
    problems.add(source.error(at, at + 1, message, hint));
  }
}
