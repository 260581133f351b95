package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.cli.CommandOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The README says that every option of the runner is a parameter of the goal. */
class OptionsAsParametersTest {
  /** Options whose parameter has another name, as the README lists them. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "--detailed-exitcode", "failOnDrift",
          "--with", "connections",
          "--var", "variables");

  /** Options that Maven itself has, as the README lists them. */
  private static final Map<String, String> OF_MAVEN = Map.of("--quiet", "-q", "--debug", "-X");

  /** Parameters that are arguments of a command, or belong to Maven. */
  private static final Set<String> NO_OPTIONS =
      Set.of("manifests", "objects", "skip", "perModule", "serverId");

  private static Document plugin;

  @BeforeAll
  static void readTheDescriptor() throws Exception {
    plugin =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile());
  }

  @ParameterizedTest
  @CsvSource({
    "validate, validate",
    "plan, plan",
    "apply, apply",
    "export, export",
    "emulator, emulator-start",
    "emulator, emulator-run"
  })
  void optionsAndParametersAreTheSame(String command, String goal) {
    Set<String> parameters = new TreeSet<>(parameters(goal).keySet());
    parameters.removeAll(NO_OPTIONS);

    Set<String> options =
        CommandOptions.of(command).stream()
            .filter(option -> !OF_MAVEN.containsKey(option))
            .map(option -> parameter(option, parameters))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(options).isNotEmpty().isEqualTo(parameters);
  }

  @Test
  void theReadmeListsTheExceptions() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    OTHER_NAMES.forEach(
        (option, parameter) ->
            assertThat(readme).contains("`" + option + "` (`" + parameter + "`"));
    OF_MAVEN.forEach(
        (option, other) -> assertThat(readme).contains("`" + option + "`", "`" + other + "`"));
  }

  /** Maven lets it inherit them from no class that validate and plan could share. */
  @Test
  void validateDeclaresItsParametersAsPlanDoes() {
    Map<String, String> descriptions = new TreeMap<>();
    for (String goal : List.of("validate", "plan")) {
      parameters(goal)
          .forEach(
              (name, description) ->
                  assertThat(description)
                      .as(name)
                      .isEqualTo(descriptions.computeIfAbsent(name, any -> description)));
    }
  }

  /** Returns the name of an option in a pom: its own, that of a list, or another one. */
  private static String parameter(String option, Set<String> parameters) {
    String name =
        Pattern.compile("-([a-z])")
            .matcher(option.substring(2))
            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    return OTHER_NAMES.getOrDefault(option, parameters.contains(name + "s") ? name + "s" : name);
  }

  /** Returns the descriptions of the parameters of a goal, without those that are injected. */
  private static Map<String, String> parameters(String goal) {
    NodeList mojos = plugin.getElementsByTagName("mojo");
    Map<String, String> parameters = new TreeMap<>();
    for (int i = 0; i < mojos.getLength(); i++) {
      Element mojo = (Element) mojos.item(i);
      if (text(mojo, "goal").equals(goal)) {
        NodeList found = mojo.getElementsByTagName("parameter");
        for (int j = 0; j < found.getLength(); j++) {
          Element parameter = (Element) found.item(j);
          parameters.put(text(parameter, "name"), text(parameter, "description"));
        }
      }
    }
    return parameters;
  }

  private static String text(Element element, String child) {
    return element.getElementsByTagName(child).item(0).getTextContent();
  }
}
