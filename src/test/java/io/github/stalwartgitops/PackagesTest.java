package io.github.stalwartgitops;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.github.stalwartgitops.catalog.ConnectStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The packages that each package may use. A package may also use whatever the packages it names may
 * use.
 */
class PackagesTest {
  private static final String ROOT = "io.github.stalwartgitops";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** A row of the table of packages: names, contents, names. */
  private static final Pattern TABLE_ROW =
      Pattern.compile("\\| ((?:`[a-z]+`(?:, )?)+) \\|[^|]*\\|((?: ?`[a-z]+`,?)*) \\|");

  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  static {
    packageMayUse("problem");
    packageMayUse("expression", "problem");
    packageMayUse("catalog", "expression");
    packageMayUse("manifest", "catalog");
    packageMayUse("check", "catalog", "manifest");
    packageMayUse("tls", "problem");
    packageMayUse("jmap", "tls");
    packageMayUse("smtp", "tls");
    packageMayUse("server", "jmap", "catalog");
    packageMayUse("plan", "catalog", "manifest");
    packageMayUse("apply", "plan", "server", "smtp");
    packageMayUse("behavior", "catalog", "manifest", "plan");
    packageMayUse("testing", "behavior");
    packageMayUse("reconcile", "check", "manifest", "apply", "behavior", "testing");
    packageMayUse("report", "reconcile");
    packageMayUse("audit", "report");
    packageMayUse("emulator", "catalog");
    packageMayUse("playground", "emulator", "check", "behavior");
    packageMayUse("maven", "audit", "playground");
    packageMayUse("cli", "audit", "playground");
  }

  private static void packageMayUse(String name, String... uses) {
    Set<String> allowed = new TreeSet<>(Set.of(name));
    Arrays.stream(uses).forEach(used -> allowed.addAll(MAY_USE.get(used)));
    MAY_USE.put(name, allowed);
  }

  @Test
  void everyPackageIsInTheTable() {
    assertThat(CLASSES.stream().map(PackagesTest::packageOf).collect(Collectors.toSet()))
        .isEqualTo(MAY_USE.keySet());
  }

  @Test
  void thePageOnArchitectureHasTheSameTable() throws IOException {
    Map<String, Set<String>> documented = new LinkedHashMap<>();
    for (String line : Files.readAllLines(ARCHITECTURE)) {
      Matcher row = TABLE_ROW.matcher(line);
      if (row.matches()) {
        Set<String> allowed = new TreeSet<>();
        quoted(row.group(2)).forEach(used -> allowed.addAll(documented.get(used)));
        for (String name : quoted(row.group(1))) {
          Set<String> withItself = new TreeSet<>(allowed);
          withItself.add(name);
          documented.put(name, withItself);
        }
      }
    }

    assertThat(documented).isEqualTo(MAY_USE);
  }

  @Test
  void thePageOnArchitectureNamesExistingClasses() throws IOException {
    Set<String> classes =
        new ClassFileImporter()
            .importPackages(ROOT).stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

    assertThat(quoted(Files.readString(ARCHITECTURE).replaceAll("(?s)```.*?```", "")))
        .filteredOn(name -> name.matches("([A-Z][a-z0-9]+)+"))
        .hasSizeGreaterThan(50)
        .isSubsetOf(classes);
  }

  private static List<String> quoted(String markdown) {
    return QUOTED.matcher(markdown).results().map(result -> result.group(1)).toList();
  }

  @Test
  void thereAreNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @TestFactory
  Stream<DynamicTest> eachPackageUsesOnlyWhatTheTableAllows() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        ArchRuleDefinition.noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + entry.getKey() + "..")
                            .should()
                            .dependOnClassesThat(isOfOursOutside(entry.getValue()))
                            .check(CLASSES)));
  }

  /**
   * A time server moves the wall clock: it serves for time stamps only, never for deadlines. The
   * one exception is a date in Retry-After.
   */
  @Test
  void onlyTimeStampsUseTheWallClock() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".audit..", ROOT + ".emulator..")
        .and()
        .doNotHaveSimpleName("HttpErrors")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "instant")
        .orShould()
        .callMethod(Clock.class, "millis")
        .check(CLASSES);
  }

  /** All other code takes objects and fields from the catalog. */
  @Test
  void onlyOneClassNamesTheConnectStage() throws IOException {
    Path sources = Path.of("src/main/java/io/github/stalwartgitops");
    try (Stream<Path> files = Files.walk(sources)) {
      assertThat(files.filter(Files::isRegularFile).filter(PackagesTest::namesTheConnectStage))
          .containsExactly(sources.resolve("catalog/ConnectStage.java"));
    }
  }

  @Test
  void onlyTheseUseTheConnectStage() {
    ArchRuleDefinition.classes()
        .that()
        .areAssignableTo(ConnectStage.class)
        .should()
        .onlyHaveDependentClassesThat(
            DescribedPredicate.describe(
                "check, show or prove what a client sees, or name what is exported by default",
                type -> mayUseTheConnectStage(type)))
        .check(CLASSES);
  }

  private static boolean mayUseTheConnectStage(JavaClass type) {
    return Set.of("catalog", "check", "behavior", "testing", "emulator", "playground")
            .contains(packageOf(type))
        || type.getPackageName().endsWith(".apply")
        || type.getSimpleName()
            .matches("Export(Command|Mojo)|ExplainCommand|ExplanationText|CaseJson");
  }

  private static boolean namesTheConnectStage(Path source) {
    try {
      String text = Files.readString(source);
      return text.contains("\"MtaStageConnect\"") || text.contains("\"smtpGreeting\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DescribedPredicate<JavaClass> isOfOursOutside(Set<String> allowed) {
    return DescribedPredicate.describe(
        "are in a package of this project other than " + allowed,
        type ->
            (type.getPackageName() + ".").startsWith(ROOT + ".")
                && !allowed.contains(packageOf(type)));
  }

  /** Returns the name of a package below the root; empty for the root itself. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1).split("\\.")[0];
  }
}
