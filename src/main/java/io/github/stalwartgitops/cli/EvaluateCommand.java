package io.github.stalwartgitops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.behavior.ServerNames;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.problem.IoReason;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.SmallFile;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.CaseJson;
import io.github.stalwartgitops.report.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: answers expressions line by line. */
@Command(
    name = "evaluate",
    description = {
      "Evaluate expressions of the connect stage, line by line.",
      "A line is a JSON object,",
      "{\"id\": …, \"expr\": TEXT} or {\"id\": …, \"field\": {\"match\": […], \"else\": TEXT}}.",
      "Each is answered by a line with the same id and error, results or accepted."
    },
    footer = {"", "Example: echo '{\"expr\": \"1 + 1\"}' | stalwart-gitops evaluate --input -"})
final class EvaluateCommand implements Callable<Verdict> {
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final JsonMapper JSON = new JsonMapper();

  private final Invocation invocation;

  @Mixin private final NamesOptions names = new NamesOptions();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "The cases; - is the standard input.")
  private String input = "";

  @Option(
      names = "--connections",
      paramLabel = "FILE",
      description = {"A JSON list of connections (default: one without", "known variables)."})
  private @Nullable Path connections;

  EvaluateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    try {
      return evaluate(new Console(invocation));
    } catch (FileSystemException e) {
      throw new IOException(e.getFile() + " cannot be read: " + IoReason.of(e), e);
    }
  }

  private Verdict evaluate(Console console) throws IOException {
    List<Environment> environments = new ArrayList<>();
    ServerNames serverNames = names.names();
    for (SampleConnection connection : connections()) {
      environments.add(connection.on(serverNames));
    }
    int number = 0;
    Verdict verdict = Verdict.DONE;
    try (BufferedReader lines = open()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String answer = answer(line, environments);
        if (answer == null) {
          console.problems(
              List.of(
                  Problem.error(
                      input + ":" + number + ": this is not a case",
                      "Write one JSON object a line, such as {\"expr\": \"1 + 1\"}.")));
          verdict = Verdict.INVALID;
        } else {
          console.result(answer + "\n");
        }
      }
    }
    return verdict;
  }

  private static @Nullable String answer(String line, List<Environment> environments) {
    try {
      JsonNode question = JSON.readTree(line);
      return CaseJson.answer(question, environments).map(JsonText::line).orElse(null);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private List<SampleConnection> connections() throws IOException {
    if (connections == null) {
      return List.of(SampleConnection.unknown());
    }
    List<SampleConnection> all = new ArrayList<>();
    Path file = invocation.folder().resolve(connections);
    for (JsonNode node : JSON.readTree(SmallFile.text(file, MAX_BYTES))) {
      all.add(CaseJson.connection(node));
    }
    return all;
  }

  private BufferedReader open() throws IOException {
    return input.equals("-")
        ? new BufferedReader(new InputStreamReader(invocation.in(), StandardCharsets.UTF_8))
        : Files.newBufferedReader(invocation.folder().resolve(input), StandardCharsets.UTF_8);
  }
}
