package io.github.stalwartgitops.check;

import io.github.stalwartgitops.problem.*;
import io.github.stalwartgitops.report.*;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class Dump {
  @Test
  void dump() throws Exception {
    Path d = Files.createTempDirectory("x");
    for (String line : Files.readAllLines(Path.of("/tmp/h-check-cases.txt"))) {
      if (line.isBlank()) continue;
      System.out.println("=== " + line);
      CheckedFile f = CheckedFile.in(d);
      if (line.startsWith("T ")) {
        f = f.trustingTheServer();
        line = line.substring(2);
      }
      java.util.List<Problem> ps =
          line.startsWith("IF ")
              ? f.condition(line.substring(3))
              : line.startsWith("Y ")
                  ? f.problems(line.substring(2).replace("\\n", "\n"))
                  : f.connect("smtpGreeting", line);
      for (Problem p : ps) ProblemText.lines(p, new Palette(false)).forEach(System.out::println);
    }
  }
}
