package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of manifests that a test writes and reads. */
record ManifestFolder(Path path, Substitution substitution, boolean trustServer) {
  static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");
  static final FieldName SCRIPT = new FieldName("MtaStageConnect", "script");

  static ManifestFolder at(Path path) {
    return new ManifestFolder(path, Substitution.none(), false);
  }

  ManifestFolder with(Substitution other) {
    return new ManifestFolder(path, other, trustServer);
  }

  ManifestFolder trustingTheServer() {
    return new ManifestFolder(path, substitution, true);
  }

  ManifestFolder write(String file, String text) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.writeString(target, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LoadedManifest read(String... layers) {
    return new ManifestReader(Catalog.bundled(), trustServer, null)
        .read(path, Stream.of(layers).map(Path::of).toList(), substitution);
  }

  /** Returns the manifest of layers without problems. */
  Manifest manifest(String... layers) {
    LoadedManifest loaded = read(layers);
    if (!loaded.problems().isEmpty()) {
      throw new AssertionError(loaded.problems());
    }
    return loaded.manifest();
  }

  /** Returns the declared host name, given the YAML behind {@code hostname:}. */
  Expression hostname(String yaml) {
    return write("connect.yaml", "MtaStageConnect:\n  hostname: " + yaml + "\n")
        .manifest("connect.yaml")
        .settings()
        .find(HOSTNAME)
        .orElseThrow();
  }

  /** Returns the messages about a host name, given the YAML behind {@code hostname:}. */
  List<String> messages(String yaml) {
    return write("connect.yaml", "MtaStageConnect:\n  hostname: " + yaml + "\n")
        .read("connect.yaml")
        .problems()
        .stream()
        .map(Problem::message)
        .toList();
  }
}
