package io.github.stalwartgitops.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The driver reports what is wrong with a page. */
@Tag("browser")
@ExtendWith(Browser.class)
class ChromiumTest {
  @TempDir Path folder;

  private final Chromium chromium;

  ChromiumTest(Chromium chromium) {
    this.chromium = chromium;
  }

  @Test
  void opensAFileWithoutErrors() throws Exception {
    try (Tab tab = open("<title>t</title><p id=p>hello</p>")) {
      tab.awaitText("#p", "hello");
      assertThat(tab.errors()).isEmpty();
      Path picture = folder.resolve("pictures/page.png");
      tab.screenshot(picture);
      assertThat(picture).isNotEmptyFile();
    }
  }

  @Test
  void reportsErrorsInScripts() throws Exception {
    try (Tab tab =
        open(
            "<p id=p>x</p><script>console.error('oh'); setTimeout(() => nope());"
                + " setTimeout(() => document.title = 'done', 20)</script>")) {
      tab.await("document.title === 'done'");
      assertThat(tab.errors())
          .anyMatch(it -> it.contains("oh"))
          .anyMatch(it -> it.contains("nope is not defined"));
    }
  }

  @Test
  void reportsViolationsOfAContentSecurityPolicy() throws Exception {
    String policy =
        "<meta http-equiv=content-security-policy content=\"default-src 'none'\"><p id=p>x</p>";
    try (Tab tab = open(policy + "<script>document.title = 'never'</script>")) {
      tab.awaitText("#p", "x");
      assertThat(tab.errors()).anyMatch(it -> it.contains("Content Security Policy"));
    }
  }

  @Test
  void reportsRequestsToOtherOrigins() throws Exception {
    try (Tab tab = open("<p id=p>x</p><img src='http://127.0.0.1:9/x.png'>")) {
      tab.awaitText("#p", "x");
      assertThat(tab.errors()).contains("request to http://127.0.0.1:9/x.png");
    }
  }

  @Test
  void aTimeoutShowsTheConditionAndThePage() throws Exception {
    try (Tab tab = open("<p id=p>what is there</p>")) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> tab.await("false", 50))
          .withMessageContaining("never true: false")
          .withMessageContaining("what is there");
    }
  }

  private Tab open(String html) throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html>" + html);
    return chromium.open(page.toUri().toString());
  }
}
