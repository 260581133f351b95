package io.github.stalwartgitops.emulator;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be told of a request to whoever looks. */
final class RequestLine {
  private static final Pattern METHOD =
      Pattern.compile("\\[\\s*\"(?:x:)?([A-Za-z]{1,40}/[a-z]{1,20})\"");
  private static final int LONGEST_PATH = 100;
  private static final int MOST_METHODS = 8;

  private RequestLine() {}

  /** Such as {@code POST /jmap MtaStageConnect/set Action/set}. */
  static String of(HttpRequest request) {
    String path = request.path();
    String shown = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
    Set<String> methods = new LinkedHashSet<>();
    Matcher method = METHOD.matcher(request.body());
    while (methods.size() < MOST_METHODS && method.find()) {
      methods.add(method.group(1));
    }
    return (request.method() + " " + shown + " " + String.join(" ", methods)).strip();
  }
}
