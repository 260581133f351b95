package io.github.stalwartgitops;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which package may use which; "may use" reaches through to what the used package may use. */
@AnalyzeClasses(packages = PackagesTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
  static final String ROOT = "io.github.stalwartgitops";

  private static final Map<String, Set<String>> MAY_USE = new LinkedHashMap<>();

  static {
    room("problem");
    room("expression", "problem");
    room("catalog", "expression");
    room("manifest", "catalog");
    room("check", "catalog", "manifest");
    room("tls", "problem");
    room("jmap", "tls");
    room("smtp", "tls");
    room("server", "jmap", "catalog");
    room("plan", "catalog", "manifest");
    room("apply", "plan", "server", "smtp");
    room("behavior", "catalog", "manifest", "plan");
    room("reconcile", "check", "manifest", "apply", "behavior");
    room("report", "reconcile");
    room("audit", "report");
    room("emulator", "catalog");
    room("playground", "emulator", "check", "behavior");
    room("maven", "audit", "playground");
    room("cli", "audit", "playground");
  }

  private static void room(String name, String... uses) {
    Set<String> reach = new TreeSet<>(Set.of(name));
    Arrays.stream(uses).forEach(used -> reach.addAll(MAY_USE.get(used)));
    MAY_USE.put(name, reach);
  }

  @ArchTest
  static final ArchRule noCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @TestFactory
  java.util.stream.Stream<DynamicTest> eachPackageUsesOnlyWhatTheTableAllows() {
    var classes =
        new com.tngtech.archunit.core.importer.ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
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
                            .allowEmptyShould(true)
                            .check(classes)));
  }

  private static DescribedPredicate<JavaClass> isOfOursOutside(Set<String> allowed) {
    return DescribedPredicate.describe(
        "are in a package of this project other than " + allowed,
        type ->
            type.getPackageName().startsWith(ROOT + ".")
                && !allowed.contains(
                    type.getPackageName().substring(ROOT.length() + 1).split("\\.")[0]));
  }
}
