package io.github.stalwartgitops.launcher;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Prints its arguments and the flags of its Java, in one line. */
final class PrintArguments {
  private PrintArguments() {}

  public static void main(String[] arguments) {
    System.out.println(
        Arrays.toString(arguments)
            + " "
            + ManagementFactory.getRuntimeMXBean().getInputArguments());
  }
}
