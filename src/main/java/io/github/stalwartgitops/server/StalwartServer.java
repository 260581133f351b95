package io.github.stalwartgitops.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapException;
import java.util.Collection;
import java.util.Map;

/** A Stalwart server over JMAP. */
@SuppressWarnings("DoNotCallSuggester")
public final class StalwartServer {
  /** How many objects one {@link #write} takes. */
  public static final int MAX_OBJECTS_PER_WRITE = 8;

  /** How many objects are read in the request that reloads. */
  public static final int MAX_OBJECTS_AFTER_RELOAD = 15;

  private final JmapClient client;
  private final Catalog catalog;

  /** A server whose fields are those of {@code catalog}. */
  public StalwartServer(JmapClient client, Catalog catalog) {
    this.client = client;
    this.catalog = catalog;
  }

  /** Reads what the server stores, one request per 16 objects. */
  public Stored read(Collection<String> objects) throws JmapException {
    throw new UnsupportedOperationException(client + " " + catalog);
  }

  /** Asks what the credential may do. */
  public Permissions permissions() throws JmapException {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes in one request, after reading the same objects in it.
   *
   * @param patches by object, at most {@link #MAX_OBJECTS_PER_WRITE}
   */
  public WriteAnswer write(Map<String, ObjectNode> patches) throws JmapException {
    throw new UnsupportedOperationException();
  }

  /** Makes everything that is stored active, and reads the objects in the same request. */
  public ReloadAnswer reloadAndRead(Collection<String> objects) throws JmapException {
    throw new UnsupportedOperationException();
  }

  /** Asks for scripts, listeners and host name in one request. */
  public Surroundings surroundings() throws JmapException {
    throw new UnsupportedOperationException();
  }

  /** The server's own catalog: its objects, fields and defaults. */
  public Catalog schema() throws JmapException {
    throw new UnsupportedOperationException();
  }
}
