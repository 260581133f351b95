package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.HostName;
import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.ServerVersion;
import io.github.stalwartgitops.manifest.LoadedManifest;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Substitution;
import io.github.stalwartgitops.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The problems of a manifest {@code a.yaml} in a folder of a test. */
record CheckedFile(Path folder, boolean trustServer, ServerFacts facts, Catalog catalog) {
  static CheckedFile in(Path folder) {
    return new CheckedFile(folder, false, ServerFacts.unknown(), Catalog.bundled());
  }

  CheckedFile trustingTheServer() {
    return new CheckedFile(folder, true, facts, catalog);
  }

  CheckedFile knowing(ServerFacts known) {
    return new CheckedFile(folder, trustServer, known, catalog);
  }

  /** Checks for a server of some version, or one of several. */
  CheckedFile forServer(String... releases) {
    ServerVersion version = new ServerVersion(List.of(releases));
    return new CheckedFile(folder, trustServer, facts, Catalog.bundled().forServer(version));
  }

  CheckedFile withScripts(String... names) {
    return withScripts(Stream.of(names).collect(Collectors.toMap(name -> name, name -> true)));
  }

  CheckedFile withScripts(Map<String, Boolean> activeByName) {
    return knowing(
        new ServerFacts(Optional.of(activeByName), Optional.empty(), HostName.unknown()));
  }

  CheckedFile withHostName(HostName name) {
    return knowing(new ServerFacts(Optional.empty(), Optional.empty(), name));
  }

  CheckedFile withListener(String name, String... binds) {
    return knowing(
        new ServerFacts(
            Optional.empty(),
            Optional.of(
                Stream.of(binds)
                    .flatMap(bind -> ListenerPort.parse(name, bind, "smtp", false).stream())
                    .toList()),
            HostName.unknown()));
  }

  /** The problems of a whole manifest that can be read. */
  List<Problem> problems(String yaml) {
    try {
      Files.writeString(folder.resolve("a.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LoadedManifest reading =
        new ManifestReader(catalog, trustServer, null)
            .read(folder, List.of(Path.of("a.yaml")), Substitution.none());
    if (reading.problems().stream().anyMatch(Problem::isError)) {
      throw new AssertionError(reading.problems());
    }
    return new Check(catalog, trustServer).problems(reading.manifest(), facts);
  }

  /** The problems of one field of the connect stage, given what is written after its name. */
  List<Problem> connect(String field, String yaml) {
    return problems("MtaStageConnect:\n  " + field + ": " + yaml + "\n");
  }

  /** The problems of a greeting whose one rule has this condition. */
  List<Problem> condition(String condition) {
    return rules(condition, "system('hostname') + ' one'");
  }

  /** The problems of a greeting with rules, given as condition and value in turn. */
  List<Problem> rules(String... texts) {
    StringBuilder yaml = new StringBuilder("MtaStageConnect:\n  smtpGreeting:\n    match:\n");
    for (int i = 0; i < texts.length; i += 2) {
      yaml.append("      - if: ").append(quoted(texts[i])).append('\n');
      yaml.append("        then: ").append(quoted(texts[i + 1])).append('\n');
    }
    return problems(yaml + "    else: \"system('hostname')\"\n");
  }

  /** Each problem as {@code line:column name}. */
  static List<String> places(List<Problem> problems) {
    return problems.stream()
        .map(it -> it.place().line() + ":" + it.place().column() + " " + it.name())
        .toList();
  }

  /** Each problem as {@code name: message}. */
  static List<String> messages(List<Problem> problems) {
    return problems.stream().map(it -> it.name() + ": " + it.message()).toList();
  }

  /** The names of the problems, of errors null. */
  static List<String> names(List<Problem> problems) {
    return problems.stream().map(Problem::name).toList();
  }

  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
