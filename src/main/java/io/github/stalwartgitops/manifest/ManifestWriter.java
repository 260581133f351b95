package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes stored settings as a manifest; a plan of it shows no changes. */
public final class ManifestWriter {
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

  /** In characters; a file may be four times as long in bytes, which is below the limit. */
  private static final int LARGEST_FILE = 16_000;

  private final Catalog catalog;
  private final boolean withDefaults;

  /**
   * @param catalog the source of defaults
   * @param withDefaults whether fields that have their default are written, too
   */
  public ManifestWriter(Catalog catalog, boolean withDefaults) {
    this.catalog = catalog;
    this.withDefaults = withDefaults;
  }

  /**
   * Returns the settings as YAML with LF line ends. A field whose {@code else} is empty cannot be
   * declared and becomes a comment.
   *
   * @param settings what a server stores
   * @param origin their source for the comment at the top, such as the server's URL without
   *     credentials
   */
  public String write(Settings settings, String origin) {
    return write(settings, origin, Map.of());
  }

  /**
   * Returns the settings as YAML that names files of scripts.
   *
   * @param files the path of a file for each script that has one, relative to the manifest
   */
  public String write(Settings settings, String origin, Map<String, String> files) {
    StringBuilder out = new StringBuilder();
    out.append("# From ").append(comment(origin)).append(", with the catalog of Stalwart ");
    out.append(comment(catalog.version())).append(".\n");
    if (!withDefaults) {
      out.append("# Fields at their default are left out.\n");
    }
    out.append("format: 1\n");
    for (String object : settings.objects()) {
      writeObject(object, settings, out);
    }
    if (!settings.scripts().isEmpty()) {
      out.append('\n').append(SieveScript.OBJECT).append(":\n");
      settings.scripts().forEach((name, script) -> writeScript(name, script, files, out));
    }
    return out.toString();
  }

  /**
   * Returns a path for each script that can be in a file beside the manifest, which is inserted as
   * it is: its name is a file name, and its text has no characters that are not visible.
   */
  public static Map<String, String> scriptFiles(Settings settings) {
    Map<String, String> files = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    settings
        .scripts()
        .forEach(
            (name, script) -> {
              boolean isFile =
                  FILE_NAME.matcher(name).matches()
                      && HiddenCharacter.firstIn(script.contents()) < 0
                      && script.contents().length() < LARGEST_FILE
                      && taken.add(name.toLowerCase(Locale.ROOT));
              if (isFile) {
                files.put(name, "sieve/" + name + ".sieve");
              }
            });
    return files;
  }

  private static void writeScript(
      String name, SieveScript script, Map<String, String> files, StringBuilder out) {
    out.append("  ").append(ScalarWriter.write(name, 2)).append(":\n    contents: ");
    if (files.containsKey(name)) {
      out.append("{file: ").append(files.get(name)).append("}\n");
    } else {
      out.append(ScalarWriter.write(script.contents(), 4)).append('\n');
    }
    if (script.description() != null) {
      out.append("    description: ").append(ScalarWriter.write(script.description(), 4));
      out.append('\n');
    }
    if (!script.isActive()) {
      out.append("    isActive: false\n");
    }
  }

  private void writeObject(String object, Settings settings, StringBuilder out) {
    StringBuilder fields = new StringBuilder();
    settings
        .expressions()
        .forEach(
            (name, expression) -> {
              if (name.object().equals(object) && (withDefaults || !isDefault(name, expression))) {
                writeField(name.field(), expression, fields);
              }
            });
    if (!fields.isEmpty()) {
      boolean onlyComments = fields.toString().lines().allMatch(line -> line.startsWith("  #"));
      out.append('\n').append(ScalarWriter.write(object, 0)).append(':');
      out.append(onlyComments ? " {}\n" : "\n").append(fields);
    }
  }

  private boolean isDefault(FieldName name, Expression expression) {
    return catalog.field(name).map(Field::defaultExpression).filter(expression::equals).isPresent();
  }

  private static void writeField(String name, Expression expression, StringBuilder out) {
    if (expression.elseText().isEmpty()) {
      out.append("  # ").append(comment(name)).append(" is empty, which cannot be declared.\n");
      return;
    }
    out.append("  ").append(ScalarWriter.write(name, 2)).append(':');
    if (expression.match().isEmpty()) {
      writeText("", expression.elseText(), 2, out);
      return;
    }
    out.append("\n    match:\n");
    for (Rule rule : expression.match()) {
      writeText("      - if:", rule.ifText(), 8, out);
      writeText("        then:", rule.thenText(), 8, out);
    }
    writeText("    else:", expression.elseText(), 4, out);
  }

  private static void writeText(String key, String text, int indent, StringBuilder out) {
    String escaped = text.replace("${", "$${");
    out.append(key).append(' ').append(ScalarWriter.write(escaped, indent)).append('\n');
  }

  private static String comment(String text) {
    return text.replaceAll("\\p{C}|[\\u2028\\u2029]|#(?=#)", "?");
  }
}
