package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Writes the problems in files as a code quality report of GitLab. */
final class GitLabJson {
  private GitLabJson() {}

  static ArrayNode of(RunReport report, PipelineJob job) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    Map<String, Integer> seen = new HashMap<>();
    for (Problem problem : report.allProblems()) {
      Place place = problem.place();
      if (place != null) {
        String path = job.path(place.file());
        String file = path.startsWith("./") ? path.substring(2) : path;
        String name = problem.name() == null ? ReportTerms.UNNAMED : problem.name();
        String identity = file + "\n" + name + "\n" + problem.message();
        int repetition = seen.merge(identity, 1, Integer::sum);
        array
            .addObject()
            .put("description", Printable.of(problem.message()))
            .put("check_name", name)
            .put("fingerprint", fingerprint(identity + "\n" + repetition))
            .put("severity", severity(problem.severity()))
            .putObject("location")
            .put("path", Printable.of(file))
            .putObject("lines")
            .put("begin", place.line());
      }
    }
    return array;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case NOTE -> "info";
    };
  }

  /** Returns a value that stays the same if the problem moves to another line. */
  private static String fingerprint(String identity) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(identity.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
