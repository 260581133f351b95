package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session (RFC 8620, 2) of an account, or of an anonymous client. */
final class SessionPage {
  private static final String CORE = "urn:ietf:params:jmap:core";
  private static final String VAPID = "urn:ietf:params:jmap:webpush-vapid";
  private static final List<String> CAPABILITIES =
      names(
          "mail calendars calendars:parse contacts contacts:parse filenode principals"
              + " principals:availability submission vacationresponse sieve blob quota emailpush"
              + " webpush-vapid websocket");
  private static final List<String> PRIMARY_ACCOUNTS =
      names(
          "mail submission vacationresponse contacts contacts:parse calendars calendars:parse"
              + " websocket sieve blob quota principals principals:availability filenode"
              + " mail:share stalwart emailpush");

  private final Mode mode;
  private final Accounts accounts;
  private final String state;

  /**
   * @param state the session state of every account
   */
  SessionPage(Mode mode, Accounts accounts, String state) {
    this.mode = mode;
    this.accounts = accounts;
    this.state = state;
  }

  /** Returns whether {@code using} may name it. */
  static boolean isCapability(String urn) {
    return urn.equals(CORE) || CAPABILITIES.contains(urn) || PRIMARY_ACCOUNTS.contains(urn);
  }

  /**
   * Returns the session object.
   *
   * @param publicUrl the base of its URLs, without a final slash
   */
  ObjectNode of(@Nullable Account account, String publicUrl) {
    String base = mode == Mode.BOOTSTRAP ? "" : publicUrl;
    ObjectNode session = Json.object();
    ObjectNode capabilities = session.putObject("capabilities");
    capabilities.set(CORE, core());
    CAPABILITIES.stream()
        .filter(urn -> mode != Mode.BOOTSTRAP || !urn.equals(VAPID))
        .forEach(capabilities::putObject);
    ObjectNode known = session.putObject("accounts");
    ObjectNode primary = session.putObject("primaryAccounts");
    if (account != null) {
      String id = accounts.id(account);
      known
          .putObject(id)
          .put("name", account.name())
          .put("isPersonal", true)
          .put("isReadOnly", false)
          .putObject("accountCapabilities");
      PRIMARY_ACCOUNTS.forEach(urn -> primary.put(urn, id));
    }
    return session
        .put("username", account == null ? "" : account.name())
        .put("apiUrl", base + "/jmap/")
        .put("downloadUrl", base + "/jmap/download/{accountId}/{blobId}/{name}?accept={type}")
        .put("uploadUrl", base + "/jmap/upload/{accountId}/")
        .put(
            "eventSourceUrl",
            base + "/jmap/eventsource/?types={types}&closeafter={closeafter}&ping={ping}")
        .put("state", account == null ? "0" : state);
  }

  private static ObjectNode core() {
    ObjectNode core =
        Json.object()
            .put("maxSizeUpload", 50_000_000)
            .put("maxConcurrentUpload", 4)
            .put("maxSizeRequest", HttpRequestReader.BODY_LIMIT)
            .put("maxConcurrentRequests", 4)
            .put("maxCallsInRequest", 16)
            .put("maxObjectsInGet", 500)
            .put("maxObjectsInSet", 500);
    core.putArray("collationAlgorithms")
        .add("i;ascii-numeric")
        .add("i;ascii-casemap")
        .add("i;unicode-casemap");
    return core;
  }

  private static List<String> names(String names) {
    return List.of(names.split(" ")).stream()
        .map(n -> n.equals("stalwart") ? "urn:stalwart:jmap" : "urn:ietf:params:jmap:" + n)
        .toList();
  }
}
