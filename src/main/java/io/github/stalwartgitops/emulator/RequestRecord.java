package io.github.stalwartgitops.emulator;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to the management API of an {@link Emulator}, without anything that may hold a
 * credential.
 *
 * @param at when it arrived
 * @param account the name of the account that its credentials belong to, or null if there is none
 * @param line such as {@code POST /jmap MtaStageConnect/set Action/set}
 * @param status the status code of the answer, 0 if the connection was closed instead
 */
public record RequestRecord(Instant at, @Nullable String account, String line, int status) {
  private static final Pattern METHOD =
      Pattern.compile("\\[\\s*\"(?:x:)?([A-Za-z]{1,40}/[a-z]{1,20})\"");
  private static final int LONGEST_PATH = 100;
  private static final int MAX_METHODS = 8;

  /** Returns the method, the path and the JMAP methods of a request. */
  static String line(HttpRequest request) {
    String path = request.path();
    String shown = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
    Set<String> methods = new LinkedHashSet<>();
    Matcher method = METHOD.matcher(request.body());
    while (methods.size() < MAX_METHODS && method.find()) {
      methods.add(method.group(1));
    }
    return (request.method() + " " + shown + " " + String.join(" ", methods)).strip();
  }
}
