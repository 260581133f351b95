package io.github.stalwartgitops.server;

import java.util.List;

/**
 * The answer to a reload, and what is stored after it.
 *
 * @param reload whether it was accepted
 * @param stored what the objects hold that were read in the same request
 * @param unread objects that did not fit the request; read them with {@link StalwartServer#read}
 */
public record ReloadAnswer(Reload reload, Stored stored, List<String> unread) {
  public ReloadAnswer {
    unread = List.copyOf(unread);
  }
}
