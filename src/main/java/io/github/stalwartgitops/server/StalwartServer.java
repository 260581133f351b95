package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.jmap.CompletedRequest;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.JmapResponse;
import io.github.stalwartgitops.jmap.MethodCall;
import io.github.stalwartgitops.jmap.MethodResponse;
import io.github.stalwartgitops.jmap.ServerText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Stalwart server over JMAP ({@code docs/server.md}). Not thread-safe. */
public final class StalwartServer {
  private final JmapClient client;
  private final Catalog catalog;
  private final StoredReader storedReader;
  private Map<String, String> scriptIds = Map.of();

  /** Creates a client of a server that has the fields of {@code catalog}. */
  public StalwartServer(JmapClient client, Catalog catalog) {
    this.client = client;
    this.catalog = catalog;
    this.storedReader = new StoredReader(catalog);
  }

  /**
   * Reads what the server stores, usually one request per 16 objects. All properties are requested,
   * so that expression fields that are missing in the catalog are noticed.
   *
   * @param objects names without {@code x:}; one that is not in the catalog has unknown fields only
   */
  public Stored read(Collection<String> objects) throws JmapException {
    List<String> names = List.copyOf(new LinkedHashSet<>(objects));
    return stored(client.read(names.stream().map(Calls::read).toList()), names);
  }

  /** Reads objects and {@link #context}, in one request if they fit. */
  public ServerSnapshot snapshot(Collection<String> objects) throws JmapException {
    List<String> names = List.copyOf(new LinkedHashSet<>(objects));
    List<MethodCall> calls = new ArrayList<>();
    names.stream()
        .filter(name -> !name.equals(SieveScript.OBJECT)) // among the next calls
        .forEach(name -> calls.add(Calls.get(name)));
    calls.addAll(ServerContextReader.CALLS);
    JmapResponse response = client.read(calls);
    return new ServerSnapshot(stored(response, names), ServerContextReader.read(response));
  }

  /** Returns the path that method calls go to. */
  public String path() {
    return client.path();
  }

  /** Returns the requests that were answered so far. */
  public List<CompletedRequest> answered() {
    return client.answered();
  }

  /** Reads what the credential may do ({@code GET /api/account}). */
  public Permissions permissions() throws JmapException {
    JsonNode list = client.get("/api/account").path("permissions");
    if (!list.isArray()) {
      throw new JmapException.Protocol("the answer to GET /api/account lists no permissions");
    }
    Set<String> names = new LinkedHashSet<>();
    list.forEach(name -> names.add(ServerText.of(name.asText(), 100)));
    return new Permissions(names);
  }

  /** Returns how many objects fit one {@link #write}: each needs two calls of a request. */
  public int maxObjectsPerWrite() {
    return Math.max(1, client.maxCallsInRequest() / 2);
  }

  /**
   * Reads the objects and then writes them, in one request that is never repeated here.
   *
   * @param patches the patch of each object, at most {@link #maxObjectsPerWrite}
   * @throws JmapException if there is no usable answer; {@link JmapException#outcomeUnknown} says
   *     whether the write may have been carried out
   */
  public WriteAnswer write(Map<String, ObjectNode> patches) throws JmapException {
    if (patches.isEmpty() || patches.size() > maxObjectsPerWrite()) {
      throw new IllegalArgumentException("too many or no objects: " + patches.keySet());
    }
    List<MethodCall> calls = new ArrayList<>();
    Map<String, String> ids = scriptIds;
    patches.keySet().forEach(object -> calls.add(Calls.read(object)));
    patches.forEach(
        (object, patch) ->
            calls.add(
                object.equals(SieveScript.OBJECT)
                    ? Calls.setScripts(patch, ids)
                    : Calls.update(object, patch)));
    JmapResponse response = client.write(calls);
    Map<String, WriteResult> results = new LinkedHashMap<>();
    for (Map.Entry<String, ObjectNode> patch : patches.entrySet()) {
      String object = patch.getKey();
      MethodResponse answer = response.of(Calls.setId(object));
      results.put(
          object,
          object.equals(SieveScript.OBJECT)
              ? WriteReader.scripts(names(patch.getValue()), ids, answer)
              : WriteReader.update(object, answer));
    }
    return new WriteAnswer(stored(response, patches.keySet()), results);
  }

  /**
   * Makes everything that the server stores active, including edits of other clients, and reads the
   * objects in the same request, which is never repeated here.
   *
   * @param objects what to read; those that do not fit the request stay unread
   */
  public ReloadAnswer reloadAndRead(Collection<String> objects) throws JmapException {
    List<String> names = List.copyOf(new LinkedHashSet<>(objects));
    while (true) {
      int fitting = Math.min(names.size(), client.maxCallsInRequest() - 1);
      try {
        return reloadAndRead(names.subList(0, fitting), names.subList(fitting, names.size()));
      } catch (JmapException.RequestProblem e) {
        // Nothing was done: reload again and read fewer objects, now that the limit is known.
        if (!e.isTooManyCalls() || fitting == 0) {
          throw e;
        }
      }
    }
  }

  private ReloadAnswer reloadAndRead(List<String> objects, List<String> unread)
      throws JmapException {
    List<MethodCall> calls = new ArrayList<>();
    calls.add(Calls.reload());
    objects.forEach(object -> calls.add(Calls.read(object)));
    JmapResponse response = client.write(calls);
    Reload reload = WriteReader.reload(response.of(Calls.RELOAD));
    try {
      return new ReloadAnswer(reload, stored(response, objects), unread);
    } catch (JmapException.Protocol unreadable) {
      List<String> all = new ArrayList<>(objects);
      all.addAll(unread);
      return new ReloadAnswer(reload, Stored.nothing(), all);
    }
  }

  /** Reads an answer, and remembers the ids of scripts: the server chooses them. */
  private Stored stored(JmapResponse response, Collection<String> objects) throws JmapException {
    if (objects.contains(SieveScript.OBJECT)) {
      scriptIds = StoredReader.scriptIds(response);
    }
    return storedReader.read(response, objects);
  }

  private static Set<String> names(ObjectNode patches) {
    Set<String> names = new LinkedHashSet<>();
    patches.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Reads scripts, listeners and host name, as far as the credential may, in one request. */
  public ServerContext context() throws JmapException {
    return ServerContextReader.read(client.read(ServerContextReader.CALLS));
  }

  /**
   * Reads the server's own catalog ({@code GET /api/schema}), of version {@code live}: its objects,
   * fields and defaults, with the variables of the known catalog for the fields that it knows.
   */
  public Catalog schema() throws JmapException {
    return new SchemaReader(catalog).read(client.get("/api/schema"));
  }
}
