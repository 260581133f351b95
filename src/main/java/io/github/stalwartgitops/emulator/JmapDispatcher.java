package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.ObjectType;
import java.util.Optional;

/** Executes the method calls of a request in order; a failed one does not stop the others. */
final class JmapDispatcher {
  private static final String NOT_AUTHORIZED = "You are not authorized to perform this action";
  private static final String NO_SET =
      "You are not authorized to create, update or destroy objects of this type";

  private final Store store;
  private final Accounts accounts;
  private final String sessionState;
  private final ServerObjects objects;
  private final Singletons singletons;
  private final GetMethod get;
  private final SetMethod set;
  private final ScriptMethods scripts;
  private final ActionMethod action;

  JmapDispatcher(
      EmulatorConfiguration configuration,
      Accounts accounts,
      String sessionState,
      Singletons singletons,
      Store store) {
    this.store = store;
    this.accounts = accounts;
    this.sessionState = sessionState;
    this.singletons = singletons;
    this.objects = new ServerObjects(configuration, singletons, store);
    this.get = new GetMethod(singletons);
    this.set = new SetMethod(singletons, store);
    this.scripts = new ScriptMethods(singletons, store, configuration.clock());
    this.action = new ActionMethod(store);
  }

  /** Returns the response to a request. */
  ObjectNode answer(JmapRequest request, Account account) throws RequestErrorException {
    ObjectNode response = Json.object();
    ArrayNode responses = response.putArray("methodResponses");
    for (JmapRequest.Call call : request.calls()) {
      responses.add(answer(call, account, responses));
    }
    return response.put("sessionState", sessionState);
  }

  private ArrayNode answer(JmapRequest.Call call, Account account, ArrayNode earlier)
      throws RequestErrorException {
    try {
      if (!(call.arguments() instanceof ObjectNode given)) {
        throw new MethodErrorException("invalidArguments", "the arguments are not an object");
      }
      ObjectNode arguments = BackReferences.resolve(given, earlier);
      String accountId = arguments.path("accountId").asText(accounts.id(account));
      ObjectNode result = Json.object().put("accountId", accountId);
      result.setAll(result(call.name(), arguments, account));
      return Json.array().add(call.name()).add(result).add(call.id());
    } catch (MethodErrorException e) {
      return Json.array().add("error").add(e.json()).add(call.id());
    }
  }

  private ObjectNode result(String method, ObjectNode arguments, Account account)
      throws MethodErrorException, RequestErrorException {
    int slash = method.indexOf('/');
    String object = method.startsWith("x:") && slash > 0 ? method.substring(2, slash) : "";
    Optional<ServerObjects.Listing> listing = objects.find(object);
    String verb = method.substring(slash + 1);
    if (listing.isPresent() && verb.equals("get")) {
      requireMode(object, "accessed");
      requirePermission(account, "sys" + object + "Get", NOT_AUTHORIZED);
      return get.answer(listing.get(), arguments);
    }
    if (object.equals(ScriptMethods.OBJECT) && verb.equals("query")) {
      requireMode(object, "accessed");
      requirePermission(account, "sysSieveSystemScriptQuery", NOT_AUTHORIZED);
      return scripts.query(arguments);
    }
    if (listing.isPresent() && verb.equals("set")) {
      requireMode(object, "modified");
      return set(object, arguments, account);
    }
    throw new MethodErrorException("unknownMethod", method);
  }

  private ObjectNode set(String object, ObjectNode arguments, Account account)
      throws MethodErrorException, RequestErrorException {
    if (object.equals("Action")) {
      requirePermission(account, "sysActionCreate", NO_SET);
      return action.answer(account, arguments);
    }
    SetArguments given = SetArguments.of(arguments);
    if (object.equals(ScriptMethods.OBJECT)) {
      String prefix = "sys" + object;
      if (!given.create().isEmpty()) {
        requirePermission(account, prefix + "Create", NO_SET);
      }
      if (!given.update().isEmpty()) {
        requirePermission(account, prefix + "Update", NO_SET);
      }
      if (!given.destroy().isEmpty()) {
        requirePermission(account, prefix + "Destroy", NO_SET);
      }
      return scripts.set(given);
    }
    Optional<ObjectType> type = singletons.type(object);
    if (type.isEmpty()) {
      throw new MethodErrorException("forbidden", "The emulator has this object read-only.");
    }
    requirePermission(account, type.get().updatePermission(), NO_SET);
    return set.answer(type.get(), given);
  }

  private void requireMode(String object, String done) throws MethodErrorException {
    if (store.state().mode() == Mode.BOOTSTRAP && !object.equals("Bootstrap")) {
      throw new MethodErrorException(
          "forbidden",
          "The server is in bootstrap mode. Only the 'Bootstrap' object type can be "
              + done
              + " until the bootstrap process is complete.");
    }
  }

  private static void requirePermission(Account account, String permission, String refusal)
      throws MethodErrorException {
    if (!account.may(permission)) {
      throw new MethodErrorException("forbidden", refusal);
    }
  }
}
