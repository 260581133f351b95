package io.github.stalwartgitops.apply;

/** What is known about the settings that a server uses for new connections. */
public enum ActivationState {
  /** No reload of this apply was carried out. */
  UNTOUCHED,
  /** The server accepted a reload: it uses what was stored at that time. */
  RELOADED,
  /** A reload was requested and its answer was lost. */
  UNKNOWN
}
