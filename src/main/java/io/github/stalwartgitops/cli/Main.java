package io.github.stalwartgitops.cli;

/** Starts the runner. */
public final class Main {
  private Main() {}

  /** Runs one command. */
  public static void main(String[] arguments) {}
}
