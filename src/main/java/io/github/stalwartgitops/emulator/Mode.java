package io.github.stalwartgitops.emulator;

/** The mode of a server, see {@code docs/server.md}. */
public enum Mode {
  /** Everything works. */
  NORMAL,
  /** A fresh install: every object but {@code Bootstrap} is forbidden, and there is no SMTP. */
  BOOTSTRAP,
  /** Settings can be read and written, and there is no SMTP. */
  RECOVERY
}
