package io.github.stalwartgitops.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.cli.CommandOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the README says: every option of the runner is a parameter of the goal. */
class OptionsAsParametersTest {
  /** The exceptions, as the README lists them. */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "--detailed-exitcode", "failOnDrift",
          "--with", "connections",
          "--var", "variables",
          "--quiet", "-q",
          "--debug", "-X");

  @ParameterizedTest
  @CsvSource({
    "validate, validate",
    "plan, plan",
    "apply, apply",
    "export, export",
    "emulator, emulator-start",
    "emulator, emulator-run"
  })
  void everyOptionIsAParameter(String command, String goal) throws Exception {
    Set<String> parameters = parameters(goal);

    assertThat(CommandOptions.of(command)).isNotEmpty();
    assertThat(CommandOptions.of(command))
        .allSatisfy(
            option -> assertThat(names(option)).as(option).containsAnyElementsOf(parameters));
  }

  @Test
  void theReadmeListsTheExceptions() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    OTHERWISE.forEach(
        (option, parameter) -> assertThat(readme).contains("`" + option + "`", parameter));
  }

  /** What an option may be called in a pom: its own name, or that of a list. */
  private static List<String> names(String option) {
    String other = OTHERWISE.get(option);
    if (other != null) {
      return other.startsWith("-") ? List.of("skip") : List.of(other);
    }
    String name =
        Pattern.compile("-([a-z])")
            .matcher(option.substring(2))
            .replaceAll(letter -> letter.group(1).toUpperCase(java.util.Locale.ROOT));
    return List.of(name, name + "s");
  }

  private static Set<String> parameters(String goal) throws Exception {
    Document plugin =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile());
    NodeList mojos = plugin.getElementsByTagName("mojo");
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < mojos.getLength(); i++) {
      Element mojo = (Element) mojos.item(i);
      if (text(mojo, "goal").equals(goal)) {
        NodeList parameters = mojo.getElementsByTagName("parameter");
        for (int j = 0; j < parameters.getLength(); j++) {
          names.add(text((Element) parameters.item(j), "name"));
        }
      }
    }
    return names;
  }

  private static String text(Element element, String child) {
    return element.getElementsByTagName(child).item(0).getTextContent();
  }
}
