package io.github.stalwartgitops.playground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The files of the page. */
enum PageFile {
  PAGE("", "playground.html", "text/html"),
  STYLE("playground.css", "text/css"),
  RULES_STYLE("rules.css", "text/css"),
  ASIDE_STYLE("aside.css", "text/css"),
  SCRIPT("playground.js", PageFile.MODULE),
  EDITOR("editor.js", PageFile.MODULE),
  CODE("code.js", PageFile.MODULE),
  CONNECTION("connection.js", PageFile.MODULE),
  SERVER("server.js", PageFile.MODULE),
  SESSION("session.js", PageFile.MODULE),
  DOM("dom.js", PageFile.MODULE),
  ICON("icon.svg", "image/svg+xml");

  private static final String MODULE = "text/javascript";

  private final String path;
  private final String resource;
  private final String type;

  PageFile(String resource, String type) {
    this(resource, resource, type);
  }

  PageFile(String path, String resource, String type) {
    this.path = path;
    this.resource = resource;
    this.type = type;
  }

  /**
   * Returns the file of a path.
   *
   * @param path its path below the playground's, empty for the page itself
   */
  static Optional<PageFile> named(String path) {
    return Arrays.stream(values()).filter(file -> file.path.equals(path)).findFirst();
  }

  /** Returns its media type. */
  String type() {
    return type + "; charset=utf-8";
  }

  /** Returns its contents. */
  byte[] bytes() {
    try (InputStream in = PageFile.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
