package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the declaration of one field. It reads on after an error, so that every problem of the
 * field is reported.
 */
final class FieldReader {
  private static final List<String> MEMBERS = List.of("match", "else", "text", "default", "ignore");
  private static final Pattern RULE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
  private static final String RULE_HINT = "Write\n  match:\n    - if: is_tls\n      then: \"'…'\"";

  private final Source source;
  private final Catalog catalog;
  private final MembersReader membersReader;
  private final TextReader textReader;
  private final Problems problems;
  private final FieldName name;
  private final YamlNode key;
  private final Set<String> ignore;
  private final Map<Part, SourceText> texts = new LinkedHashMap<>();
  private boolean failed;

  /**
   * @param name the field
   * @param key the node of its name
   * @param fileIgnore the lints that the file silences
   */
  FieldReader(
      Source source,
      Catalog catalog,
      MembersReader membersReader,
      TextReader textReader,
      Problems problems,
      FieldName name,
      YamlNode key,
      Set<String> fileIgnore) {
    this.source = source;
    this.catalog = catalog;
    this.membersReader = membersReader;
    this.textReader = textReader;
    this.problems = problems;
    this.name = name;
    this.key = key;
    this.ignore = new LinkedHashSet<>(fileIgnore);
  }

  /** Returns the declaration; it is not complete if an error was reported. */
  Declaration read(YamlNode value) {
    boolean toDefault = false;
    if (value instanceof YamlNode.Mapping mapping) {
      Members given = membersReader.read(mapping, MEMBERS);
      ignore.addAll(membersReader.lintNames(given.get("ignore")));
      toDefault = given.has("default");
      readMembers(given);
    } else if (value instanceof YamlNode.Sequence) {
      fail(
          value,
          name.field() + " expects an expression, not a list",
          "Put rules below match:, and the value when none of them matches into else:.");
    } else if (value.isNull()) {
      fail(
          key,
          name.field() + " has no value",
          "Remove it to leave the server's value alone, or write\n  "
              + name.field()
              + ": {default: true}\nto reset it to the server's default.");
    } else {
      readText(Part.ELSE, name.field(), value);
    }
    return new Declaration(
        name, expression(), toDefault, source.place(key), texts, ignore, !failed);
  }

  /** Returns what was read; after an error, rules and texts may be missing. */
  private Expression expression() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; texts.containsKey(Part.ifOf(i)); i++) {
      rules.add(new Rule(text(Part.ifOf(i)), text(Part.thenOf(i))));
    }
    return new Expression(rules, text(Part.ELSE));
  }

  private String text(Part part) {
    SourceText text = texts.get(part);
    return text == null ? "" : text.text();
  }

  private void readMembers(Members given) {
    YamlNode.Member match = given.get("match");
    YamlNode.Member otherwise = given.get("else");
    YamlNode.Member literal = given.get("text");
    YamlNode.Member toDefault = given.get("default");
    if (match != null) {
      readMatch(match);
    }
    if (otherwise != null) {
      readText(Part.ELSE, "else", otherwise.value());
    }
    if (toDefault != null) {
      readDefault(toDefault, match != null || otherwise != null || literal != null);
    } else if (literal != null) {
      readLiteral(literal, match != null || otherwise != null);
    } else if (otherwise == null && given.hasUnknown()) {
      // The unknown key was reported and may be a misspelt else.
      failed = true;
    } else if (otherwise == null) {
      fail(key, name.field() + " has no else", elseHint());
    }
  }

  private String elseHint() {
    String known =
        catalog
            .field(name)
            .map(field -> field.defaultExpression().elseText())
            .filter(text -> !text.isEmpty())
            .map(text -> " (the server's default is " + text + ")")
            .orElse("");
    return "A declared field replaces the stored one as a whole: add else, its value when no rule"
        + " matches"
        + known
        + ".";
  }

  private void readMatch(YamlNode.Member match) {
    Collection<YamlNode> rules;
    if (match.value() instanceof YamlNode.Sequence list) {
      rules = list.items();
    } else if (match.value() instanceof YamlNode.Mapping mapping) {
      rules = numberedRules(match.key(), mapping);
    } else {
      fail(match.key(), "match expects a list of rules", RULE_HINT);
      return;
    }
    if (rules.size() > Expression.MAX_RULES) {
      fail(
          match.key(),
          rules.size() + " rules, but at most " + Expression.MAX_RULES + " are supported",
          "Combine rules with the same outcome: with ||, or with a list such as"
              + " contains([25, 465], local_port).");
      return;
    }
    int rule = 0;
    for (YamlNode node : rules) {
      readRule(node, rule++);
    }
  }

  /** Reads the form in which a server stores rules: by their numbers, which may have gaps. */
  private Collection<YamlNode> numberedRules(YamlNode matchKey, YamlNode.Mapping mapping) {
    Members given = membersReader.readUnique(mapping);
    if (given.has("if") || given.has("then")) {
      fail(matchKey, "match expects a list of rules", RULE_HINT);
      return List.of(mapping);
    }
    Map<Integer, YamlNode> rules = new TreeMap<>();
    for (Map.Entry<String, YamlNode.Member> member : given.byName().entrySet()) {
      if (RULE_NUMBER.matcher(member.getKey()).matches()) {
        rules.put(Integer.valueOf(member.getKey()), member.getValue().value());
      } else {
        fail(
            member.getValue().key(),
            "match expects a list of rules, or rules by number",
            "The numbers are 0, 1, 2 …; their order counts.");
      }
    }
    return rules.values();
  }

  private void readRule(YamlNode node, int rule) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      fail(node, "a rule needs if and then", RULE_HINT);
      return;
    }
    Members given = membersReader.read(mapping, List.of("if", "then"));
    YamlNode.Member condition = given.get("if");
    YamlNode.Member value = given.get("then");
    if (condition == null) {
      fail(node, "this rule has no if", "A rule needs if and then.");
    } else if (condition.value() instanceof YamlNode.Scalar text) {
      readText(Part.ifOf(rule), "if", text);
    } else {
      fail(condition.value(), "if expects a condition", "For example if: \"local_port == 25\".");
    }
    if (value == null) {
      fail(node, "this rule has no then", "A rule needs if and then.");
    } else {
      readText(Part.thenOf(rule), "then", value.value());
    }
  }

  private void readText(Part part, String keyName, YamlNode node) {
    put(part, textReader.read(keyName, node));
  }

  private void put(Part part, Optional<SourceText> text) {
    text.ifPresent(read -> texts.put(part, read));
    failed |= text.isEmpty();
  }

  private void readLiteral(YamlNode.Member literal, boolean combined) {
    if (combined) {
      fail(
          literal.key(),
          "text cannot be combined with match or else",
          "Beside match, write else: {text: …}.");
    } else {
      put(Part.ELSE, textReader.literal(literal.value()));
    }
  }

  private void readDefault(YamlNode.Member member, boolean combined) {
    Optional<Expression> expression = catalog.field(name).map(Field::defaultExpression);
    if (combined) {
      fail(
          member.key(),
          "default cannot be combined with match, else or text",
          "Write {default: true}, or the expression itself.");
    } else if (!(member.value() instanceof YamlNode.Scalar flag && flag.value().equals("true"))) {
      fail(member.value(), "default accepts only true", "Write {default: true}.");
    } else if (expression.isEmpty()) {
      fail(key, "the default of " + name + " is not known", "Write the expression itself.");
    } else if (expression.get().elseText().isEmpty()) {
      fail(
          key,
          name + " cannot be reset: its default is empty, and a server rejects empty expressions",
          "{text: \"\"} comes nearest, or remove the field to leave the server's value alone.");
    } else {
      useDefault(expression.get(), member.value());
    }
  }

  /** Takes the texts of the catalog's default, at the place where {@code true} is written. */
  private void useDefault(Expression expression, YamlNode written) {
    for (int i = 0; i < expression.match().size(); i++) {
      Rule rule = expression.match().get(i);
      texts.put(Part.ifOf(i), defaultText(rule.ifText(), written));
      texts.put(Part.thenOf(i), defaultText(rule.thenText(), written));
    }
    texts.put(Part.ELSE, defaultText(expression.elseText(), written));
  }

  private SourceText defaultText(String text, YamlNode written) {
    return SourceText.whole(source, SourceText.Style.DEFAULT, text, written.start(), written.end());
  }

  private void fail(YamlNode node, String message, @Nullable String hint) {
    problems.add(source.error(node, message, hint));
    failed = true;
  }
}
