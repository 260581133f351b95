package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.emulator.SieveToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses Sieve by its general grammar (RFC 5228, 8.2): it refuses what no compiler takes, and does
 * not check arguments.
 */
final class SieveParser {
  private static final Set<String> WITH_BLOCK =
      Set.of("if", "elsif", "else", "foreverypart", "while");
  private static final Set<String> WITHOUT_BLOCK =
      Set.of(
          ("require stop keep discard fileinto redirect reject ereject set addheader deleteheader"
                  + " setflag addflag removeflag notify vacation break replace enclose extracttext"
                  + " convert include return global error let eval continue")
              .split(" "));
  private static final int DEPTH_LIMIT = 15;

  private final List<SieveToken> tokens;
  private int at;
  private int blocks;
  private int tests;

  private SieveParser(List<SieveToken> tokens) {
    this.tokens = tokens;
  }

  /** Returns the commands of a script. */
  static List<SieveCommand> parse(String text) throws SieveException {
    SieveParser parser = new SieveParser(SieveLexer.tokens(text));
    List<SieveCommand> commands = new ArrayList<>();
    while (parser.peek().kind() != Kind.END) {
      commands.add(parser.command(commands));
    }
    return commands;
  }

  /** Returns what is wrong with a script in the words of the server's compiler, or null. */
  static @Nullable String problem(String text) {
    try {
      List<SieveCommand> unused = parse(text);
      return null;
    } catch (SieveException e) {
      return e.getMessage();
    }
  }

  private SieveCommand command(List<SieveCommand> before) throws SieveException {
    SieveToken name = next();
    if (name.kind() != Kind.IDENTIFIER) {
      throw name.expected("instruction");
    }
    boolean hasBlock = WITH_BLOCK.contains(name.text());
    if (!hasBlock && !WITHOUT_BLOCK.contains(name.text())) {
      throw name.expected("command");
    }
    requireIf(name, before);
    boolean hasTest = name.text().equals("if") || name.text().equals("elsif");
    SieveCommand head = hasTest ? withTest(name) : withArguments(name);
    if (hasBlock) {
      return new SieveCommand(head.name(), head.strings(), head.tags(), head.tests(), block());
    }
    expect(";");
    return head;
  }

  private static void requireIf(SieveToken name, List<SieveCommand> before) throws SieveException {
    boolean isAlternative = name.text().equals("elsif") || name.text().equals("else");
    String previous = before.isEmpty() ? "" : before.get(before.size() - 1).name();
    if (isAlternative && !previous.equals("if") && !previous.equals("elsif")) {
      throw name.expected(
          name.text().equals("else") ? "'if' or 'elsif' before 'else'" : "'if' before 'elsif'");
    }
  }

  private SieveCommand withTest(SieveToken name) throws SieveException {
    return new SieveCommand(name.text(), List.of(), List.of(), List.of(test()), List.of());
  }

  private List<SieveCommand> block() throws SieveException {
    SieveToken open = expect("{");
    blocks++;
    limit(blocks, open, "Too many nested blocks");
    List<SieveCommand> commands = new ArrayList<>();
    while (!peek().is("}")) {
      if (peek().kind() == Kind.END) {
        throw new SieveException("Unterminated block", open.line(), open.column());
      }
      commands.add(command(commands));
    }
    at++;
    blocks--;
    return commands;
  }

  private SieveCommand test() throws SieveException {
    SieveToken name = next();
    if (name.kind() != Kind.IDENTIFIER) {
      throw name.expected("test name");
    }
    tests++;
    limit(tests, name, "Too many nested tests");
    SieveCommand test =
        switch (name.text()) {
          case "not" -> withTest(name);
          case "anyof", "allof" ->
              new SieveCommand(name.text(), List.of(), List.of(), testList(), List.of());
          default -> withArguments(name);
        };
    tests--;
    return test;
  }

  private List<SieveCommand> testList() throws SieveException {
    List<SieveCommand> tests = new ArrayList<>();
    SieveToken mark = expect("(");
    while (!mark.is(")")) {
      tests.add(test());
      mark = next();
      if (!mark.is(",") && !mark.is(")")) {
        throw mark.expected("')'");
      }
    }
    return tests;
  }

  private SieveCommand withArguments(SieveToken name) throws SieveException {
    List<List<String>> strings = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    while (true) {
      SieveToken argument = peek();
      if (argument.kind() == Kind.STRING) {
        strings.add(List.of(next().text()));
      } else if (argument.is("[")) {
        strings.add(stringList());
      } else if (argument.kind() == Kind.TAG || argument.kind() == Kind.NUMBER) {
        tags.add(next().text());
      } else {
        return new SieveCommand(name.text(), strings, tags, List.of(), List.of());
      }
    }
  }

  private List<String> stringList() throws SieveException {
    List<String> strings = new ArrayList<>();
    SieveToken mark = expect("[");
    while (!mark.is("]")) {
      SieveToken string = next();
      if (string.kind() != Kind.STRING) {
        throw string.expected("string");
      }
      strings.add(string.text());
      mark = next();
      if (!mark.is(",") && !mark.is("]")) {
        throw mark.expected("']'");
      }
    }
    return strings;
  }

  private static void limit(int depth, SieveToken place, String otherwise) throws SieveException {
    if (depth > DEPTH_LIMIT) {
      throw new SieveException(otherwise, place.line(), place.column());
    }
  }

  private SieveToken expect(String punctuation) throws SieveException {
    SieveToken token = next();
    if (!token.is(punctuation)) {
      throw token.expected("'" + punctuation + "'");
    }
    return token;
  }

  private SieveToken peek() {
    return tokens.get(at);
  }

  /** Returns the next token; the end again where there are no more. */
  private SieveToken next() {
    SieveToken token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }
}
