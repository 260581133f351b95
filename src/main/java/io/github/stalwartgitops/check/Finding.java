package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Span;

/**
 * One place where a lint applies.
 *
 * @param lint which lint
 * @param part the text of the field that it is about
 * @param span where in that text
 * @param message what is wrong here, one sentence without a full stop
 * @param hint what to do here
 */
record Finding(Lint lint, Part part, Span span, String message, String hint) {
  /** A finding with the hint of its lint. */
  Finding(Lint lint, Part part, Span span, String message) {
    this(lint, part, span, message, lint.hint());
  }
}
