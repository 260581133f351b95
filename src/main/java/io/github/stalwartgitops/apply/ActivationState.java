package io.github.stalwartgitops.apply;

/** What is known about the settings that a server uses for new connections. */
public enum ActivationState {
  /** This apply made nothing active. */
  UNTOUCHED,
  /** The server accepted a reload: it uses what was stored at that time. */
  RELOADED,
  /** A reload was asked for and its answer was lost. */
  UNKNOWN
}
