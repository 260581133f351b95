package io.github.stalwartgitops.contract;

import io.github.stalwartgitops.contract.WirePair.Comparison;
import io.github.stalwartgitops.jmap.JmapException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Sends recorded requests again and compares the answers. */
final class PairChecks {
  private static final String FIRST_OF_SCRIPTS = "401";
  private static final Set<String> OWN_OBJECTS =
      Set.of("x:MtaStageConnect/set", "x:Action/set", "x:SieveSystemScript/set");

  private static final Map<String, String> NEVER_SENT = new HashMap<>();

  static {
    never("they need an object that blocks the reload", "017", "189");
    never("they need a value that another request wrote", "019");
    never("they exceed the limits of the server", "167", "393");
    never("they lead to a ban", "169", "170");
    never("they need a server in bootstrap or recovery mode", "176", "177", "178", "179");
    never("they need a server in bootstrap or recovery mode", "187", "188", "190");
  }

  private final ContractConnection connection;
  private final ContractReport report;
  private final ConnectStage stage;
  private final boolean hasScripts;

  private static void never(String reason, String... numbers) {
    for (String number : numbers) {
      NEVER_SENT.put(number, reason);
    }
  }

  /**
   * @param stage the connect stage, or null if nothing may be written
   * @param hasScripts whether the server stores scripts
   */
  PairChecks(
      ContractConnection connection,
      ContractReport report,
      ConnectStage stage,
      boolean hasScripts) {
    this.connection = connection;
    this.report = report;
    this.stage = stage;
    this.hasScripts = hasScripts;
  }

  void run() throws JmapException, IOException, InterruptedException {
    Map<String, String> ids = new HashMap<>();
    for (WirePair recorded : WirePair.all()) {
      String reason = reasonNotToSend(recorded);
      if (!reason.isEmpty()) {
        report.pairNotSent(recorded, reason);
        continue;
      }
      WirePair pair = recorded.with(ids);
      boolean isInState = stage != null && !pair.start().isEmpty() && isOfConnectStage(pair);
      if (isInState) {
        stage.store(pair.start());
      }
      Comparison comparison =
          isInState || isOfScripts(pair) ? Comparison.SAME_STATE : Comparison.FORM;
      String difference = difference(pair, comparison, ids);
      if (difference.isEmpty()) {
        report.pairAgrees(pair);
      } else {
        report.differs("pair " + pair.name(), difference);
      }
    }
  }

  private String difference(WirePair pair, Comparison comparison, Map<String, String> ids)
      throws IOException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = connection.send(pair);
    } catch (IOException e) {
      if (pair.isClosed()) {
        return "";
      }
      throw e;
    }
    if (pair.isClosed()) {
      return "status " + answer.statusCode() + " instead of a closed connection";
    }
    if (isOfScripts(pair)) {
      ids.putAll(pair.createdIds(answer));
    }
    return pair.difference(answer, comparison);
  }

  private String reasonNotToSend(WirePair pair) {
    String never = NEVER_SENT.get(pair.number());
    if (never != null) {
      return never;
    }
    if (pair.account().equals("wrong")) {
      return "a wrong credential is never sent: servers ban addresses for it";
    }
    if (pair.account().isEmpty() && pair.response().path("status").asInt() == 401) {
      return "a missing credential counts as a failed login";
    }
    if (!Set.of("", "admin").contains(pair.account())) {
      return "they need an account with fewer permissions";
    }
    boolean isOfScripts = isOfScripts(pair);
    if (stage == null && (pair.isWrite() || isOfScripts)) {
      return "they write (-Dcontract.write)";
    }
    if (isOfScripts && hasScripts) {
      return "they need a server without system Sieve scripts";
    }
    boolean writesOthers =
        pair.methods().stream().anyMatch(it -> it.endsWith("/set") && !OWN_OBJECTS.contains(it));
    return writesOthers ? "they write objects other than the connect stage" : "";
  }

  private static boolean isOfConnectStage(WirePair pair) {
    return pair.methods().stream()
        .allMatch(it -> it.startsWith("x:" + ConnectStage.OBJECT) || it.startsWith("x:Action"));
  }

  private static boolean isOfScripts(WirePair pair) {
    return pair.number().compareTo(FIRST_OF_SCRIPTS) >= 0;
  }
}
