package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** {@code /api/account}: the permissions of a credential. */
final class AccountPage {
  private final Singletons singletons;

  AccountPage(Singletons singletons) {
    this.singletons = singletons;
  }

  /** Returns the page of an account; one that may do everything has all permissions known here. */
  ObjectNode of(Account account) {
    ObjectNode page = Json.object();
    ArrayNode permissions = page.putArray("permissions");
    List<String> own = account.permissions();
    (own == null ? all() : own.stream()).forEach(permissions::add);
    return page.put("edition", "oss").put("locale", "en_US");
  }

  private Stream<String> all() {
    return Stream.concat(
        Stream.of(
            "authenticate",
            "unlimitedRequests",
            "actionReloadSettings",
            "sysActionGet",
            "sysActionCreate",
            "sysNetworkListenerGet",
            "sysSieveSystemScriptGet",
            "sysSieveSystemScriptQuery",
            "sysSieveSystemScriptCreate",
            "sysSieveSystemScriptUpdate",
            "sysSieveSystemScriptDestroy",
            "sysSystemSettingsGet"),
        singletons.types().stream()
            .flatMap(type -> Stream.of(type.getPermission(), type.updatePermission())));
  }
}
