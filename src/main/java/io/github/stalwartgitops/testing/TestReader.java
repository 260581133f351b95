package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.manifest.YamlValue;
import io.github.stalwartgitops.manifest.YamlValue.Member;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the tests of one file. What is wrong is reported at its place. */
final class TestReader {
  /** How many cases a test may have. */
  static final int MAX_CASES = 10_000;

  private static final List<String> OF_FILE = List.of("given", "tests");
  private static final List<String> OF_TEST =
      List.of("name", "given", "connection", "cases", "expect");

  private final Catalog catalog;
  private final Map<String, Place> names = new HashMap<>();
  private final List<TestCase> cases = new ArrayList<>();

  TestReader(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the cases of all tests read so far. */
  List<TestCase> cases() {
    return cases;
  }

  /** Reads a document. */
  void read(YamlValue root) {
    if (!root.isMapping()) {
      root.fail(
          "a file of tests has the keys given and tests", "Write tests: and a list below it.");
      return;
    }
    Map<String, Member> members = root.members(OF_FILE);
    Given given = Given.example().with(new GivenReader().read(members.get("given")));
    Member tests = members.get("tests");
    if (tests == null) {
      root.fail("tests are missing", "Write tests: and a list below it.");
    } else if (!tests.value().isList()) {
      tests.value().fail("tests expects a list", "Begin each test with \"- name:\".");
    } else {
      tests.value().items().forEach(test -> readTest(test, given));
    }
  }

  private void readTest(YamlValue test, Given ofFile) {
    if (!test.isMapping()) {
      test.fail("a test expects keys", "They are " + String.join(", ", OF_TEST) + ".");
      return;
    }
    Map<String, Member> members = test.members(OF_TEST);
    String name = name(test, members.get("name"));
    Given given = ofFile.with(new GivenReader().read(members.get("given")));
    List<Expectation> expected = new ExpectationReader(catalog).read(members.get("expect"));
    Map<String, Row> rows = rows(members.get("cases"), expected);
    if (rows.isEmpty() || rows.values().stream().anyMatch(row -> row.expected().isEmpty())) {
      if (!members.containsKey("expect")) {
        test.fail("this test expects nothing", "Write expect: {OBJECT.FIELD: {value: …}}.");
      }
      return;
    }
    ConnectionReader connections = new ConnectionReader(variables(rows.values()));
    Member connection = members.get("connection");
    ConnectionReader.Dimensions ofTest =
        connections.read(connection == null ? null : connection.value(), "connection");
    Located located = new Located(test.place(), test.sourceLine());
    List<TestCase> read = new ArrayList<>();
    long count = 0;
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      ConnectionReader.Dimensions dimensions =
          ofTest.with(connections.read(row.getValue().variables(), "a case"));
      count += dimensions.size();
      if (count <= MAX_CASES) {
        dimensions
            .combinations()
            .forEach(
                (variant, variables) ->
                    read.add(
                        new TestCase(
                            name,
                            joined(row.getKey(), variant),
                            located,
                            given,
                            variables,
                            row.getValue().expected())));
      }
    }
    if (count > MAX_CASES) {
      (connection == null ? test : connection.key())
          .fail(
              String.format("this makes %,d cases; a test may have %,d", count, MAX_CASES),
              "Leave out values, or combinations of them.");
    } else {
      cases.addAll(read);
    }
  }

  private String name(YamlValue test, @Nullable Member member) {
    if (member == null) {
      test.fail("this test has no name", "Say in a few words what must happen: name: …");
      return "";
    }
    String name = YamlReading.text(member.value(), "name").orElse("").strip();
    Place first = name.isEmpty() ? null : names.putIfAbsent(name, member.value().place());
    if (first != null) {
      member.value().fail("another test has this name, at " + first, "Names must differ.");
    }
    return name;
  }

  /** A row of {@code cases}, or the whole test. */
  private record Row(@Nullable YamlValue variables, List<Expectation> expected) {}

  private Map<String, Row> rows(@Nullable Member cases, List<Expectation> expected) {
    if (cases == null) {
      return Map.of("", new Row(null, expected));
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    if (!cases.value().isMapping()) {
      cases
          .value()
          .fail("cases expects a name for each", "For example:\n  cases:\n    TLS: {is_tls: true}");
    }
    for (Member row : cases.value().members().values()) {
      Map<String, Member> members = row.value().members();
      List<Expectation> all =
          new ArrayList<>(new ExpectationReader(catalog).read(members.get("expect")));
      Set<String> own = new TreeSet<>();
      all.forEach(expectation -> own.add(expectation.field().toString()));
      expected.stream().filter(it -> !own.contains(it.field().toString())).forEach(all::add);
      rows.put(row.name(), new Row(row.value(), all));
    }
    return rows;
  }

  private Set<String> variables(Collection<Row> rows) {
    Set<String> variables = new TreeSet<>();
    rows.forEach(
        row ->
            row.expected()
                .forEach(
                    expectation ->
                        catalog
                            .field(expectation.field())
                            .ifPresent(field -> variables.addAll(field.scope().variables()))));
    return variables;
  }

  private static String joined(String row, String variant) {
    if (row.isEmpty() || variant.isEmpty()) {
      return row + variant;
    }
    return row + ", " + variant;
  }
}
