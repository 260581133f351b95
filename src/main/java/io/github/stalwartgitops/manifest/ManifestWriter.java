package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;

/** Writes stored settings as a manifest; a plan of it shows no changes. */
public final class ManifestWriter {
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
    return out.toString();
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
