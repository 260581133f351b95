package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file a part of a test is.
 *
 * @param place the place in its file
 * @param sourceLine the line of the file, or null if it is too long to show
 */
public record Located(Place place, @Nullable String sourceLine) {
  Problem error(String message, @Nullable String hint) {
    return Problem.error(place, sourceLine, message, hint);
  }
}
