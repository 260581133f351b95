package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Composes the YAML document of a file. Tags, deep nesting and too many aliases are rejected on the
 * stream of events, before nodes are built.
 */
final class YamlDocument {
  private static final int DEEPEST = 20;
  private static final int MOST_ALIASES = 100;

  private final Source source;
  private final Problems problems;
  private boolean refused;
  private int documents;
  private int aliases;
  private int depth;

  YamlDocument(Source source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Returns the mapping at the root, or empty after an error was reported. */
  Optional<MappingNode> compose() {
    StreamReader reader = new StreamReader(source.text());
    try {
      ParserImpl events = parser(reader);
      while (!events.checkEvent(Event.ID.StreamEnd) && depth <= DEEPEST) {
        inspect(events.getEvent());
      }
      return refused ? Optional.empty() : root();
    } catch (MarkedYAMLException e) {
      problems.add(YamlError.explain(source, e));
    } catch (YAMLException e) {
      refuse(null, "invalid YAML: " + e.getMessage(), "Check quotes, brackets and indentation.");
    } catch (IllegalArgumentException e) {
      // The parser passes the digits of an escape to Integer.parseInt unchecked.
      problems.add(YamlError.wrongDigits(source, source.index(reader.getMark())));
    }
    return Optional.empty();
  }

  private Optional<MappingNode> root() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(SourceFile.LIMIT);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setNestingDepthLimit(DEEPEST);
    Node root =
        new Composer(parser(new StreamReader(source.text())), new Resolver(), options)
            .getSingleNode();
    if (root instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    if (root == null) {
      refuse(null, "the file is empty", "Declare a setting, or delete the file.");
    } else {
      problems.add(
          source.error(
              root,
              "the top level of a manifest must be object names",
              "For example:\n  MtaStageConnect:\n    script: false"));
    }
    return Optional.empty();
  }

  private ParserImpl parser(StreamReader reader) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(SourceFile.LIMIT);
    return new ParserImpl(reader, options);
  }

  private void inspect(Event event) {
    if (event instanceof DocumentStartEvent && ++documents == 2) {
      refuse(
          event.getStartMark(),
          "several documents in one file are not supported",
          "Put each into its own file.");
    } else if (event instanceof AliasEvent && ++aliases == MOST_ALIASES + 1) {
      refuse(
          event.getStartMark(),
          "more than " + MOST_ALIASES + " aliases",
          "Write some of them out.");
    } else if (event instanceof ScalarEvent scalar) {
      inspectTag(scalar, scalar.getTag());
    } else if (event instanceof CollectionStartEvent collection) {
      inspectTag(collection, collection.getTag());
      if (++depth == DEEPEST + 1) {
        refuse(event.getStartMark(), "nested deeper than " + DEEPEST, "A rule needs six levels.");
      }
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
  }

  private void inspectTag(Event event, @Nullable String tag) {
    if (tag != null) {
      refuse(
          event.getStartMark(),
          "YAML tags (!…) are not supported",
          "Remove it. A text that begins with ! needs quotes; ${file:NAME} inserts the text of a"
              + " file.");
    }
  }

  private void refuse(@Nullable Mark mark, String message, @Nullable String hint) {
    refused = true;
    int at = mark == null ? 0 : source.index(mark);
    problems.add(source.error(at, at + 1, message, hint));
  }
}
