package io.github.stalwartgitops.emulator;

import java.util.List;

/**
 * A command or a test of a Sieve script (RFC 5228, 8.2).
 *
 * @param strings its string arguments, each a list
 * @param tags its other arguments: tags with their colon, and numbers
 * @param tests the tests after its arguments
 * @param block the commands of its block, empty where it has none
 */
record SieveCommand(
    String name,
    List<List<String>> strings,
    List<String> tags,
    List<SieveCommand> tests,
    List<SieveCommand> block) {
  SieveCommand {
    strings = List.copyOf(strings);
    tags = List.copyOf(tags);
    tests = List.copyOf(tests);
    block = List.copyOf(block);
  }
}
