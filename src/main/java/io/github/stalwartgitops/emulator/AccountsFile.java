package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.problem.IoReason;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.SmallFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads the accounts of an emulator from YAML: {@code accounts: [{name, password or token,
 * permissions}]}, where {@code permissions} is {@code all} or a list of names.
 */
public final class AccountsFile {
  private static final String FORM =
      "An accounts file has accounts: [{name: …, password: … or token: …, permissions: all or"
          + " [name, …]}].";
  private static final int LARGEST = 1024 * 1024;
  private static final Set<String> MEMBERS = Set.of("name", "password", "token", "permissions");

  private final String file;
  private final Problems problems;

  private AccountsFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @param problems collects everything that is wrong with it
   * @return the accounts without problems
   */
  public static List<Account> read(Path file, Problems problems) {
    return new AccountsFile(file.toString().replace('\\', '/'), problems).read(file);
  }

  private List<Account> read(Path path) {
    String text;
    try {
      text = SmallFile.text(path, LARGEST);
    } catch (IOException e) {
      problems.add(
          Problem.error("the accounts file " + file + " cannot be read: " + IoReason.of(e), FORM));
      return List.of();
    }
    Node root = compose(text);
    return root == null ? List.of() : accounts(root);
  }

  private @Nullable Node compose(String text) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
      if (root == null) {
        problems.add(Problem.error(new Place(file, 1, 1, 1), null, "the file is empty", FORM));
      }
      return root;
    } catch (MarkedYAMLException e) {
      problem(e.getProblemMark(), "this is not YAML: " + e.getProblem(), FORM);
    } catch (YAMLException e) {
      problem(null, "this is not YAML: " + e.getMessage(), FORM);
    }
    return null;
  }

  private List<Account> accounts(Node root) {
    List<Account> accounts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Map<String, Node> members = members(root, Set.of("accounts"));
    Node list = members.get("accounts");
    if (!(list instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      problem(root.getStartMark(), "there are no accounts", FORM);
      return List.of();
    }
    for (Node node : sequence.getValue()) {
      Account account = account(node);
      if (account == null) {
        continue;
      }
      if (!names.add(account.name())) {
        problem(
            node.getStartMark(),
            "there are two accounts " + account.name(),
            "Give each account its own name.");
      }
      accounts.add(account);
    }
    return accounts;
  }

  private @Nullable Account account(Node node) {
    Map<String, Node> members = members(node, MEMBERS);
    String name = text(members, "name");
    String password = text(members, "password");
    String token = text(members, "token");
    if (name == null) {
      if (node instanceof MappingNode) {
        problem(node.getStartMark(), "an account needs a name", FORM);
      }
      return null;
    }
    if (password == null && token == null) {
      problem(node.getStartMark(), name + " needs a password or a token", FORM);
      return null;
    }
    Node permissions = members.get("permissions");
    if (permissions == null) {
      problem(
          node.getStartMark(),
          name + " has no permissions",
          "Write permissions: all, or a list such as [authenticate, sysMtaStageConnectGet].");
      return null;
    }
    return new Account(name, password, token, permissions(permissions));
  }

  /** Returns the names, or null for all of them. */
  private @Nullable List<String> permissions(Node node) {
    if (node instanceof ScalarNode scalar && scalar.getValue().equals("all")) {
      return null;
    }
    List<String> names = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node name : sequence.getValue()) {
        if (name instanceof ScalarNode scalar) {
          names.add(scalar.getValue());
        } else {
          problem(
              name.getStartMark(),
              "a permission must be a name",
              "Write a name such as sysMtaStageConnectGet.");
        }
      }
    } else {
      problem(node.getStartMark(), "permissions must be all or a list of names", FORM);
    }
    return names;
  }

  private Map<String, Node> members(Node node, Set<String> known) {
    Map<String, Node> members = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      problem(node.getStartMark(), "expected a mapping", FORM);
      return members;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!known.contains(name)) {
        problem(key.getStartMark(), "unknown key \"" + name + "\"", FORM);
      } else if (members.put(name, tuple.getValueNode()) != null) {
        problem(key.getStartMark(), name + " is given twice", "Remove one of them.");
      }
    }
    return members;
  }

  private @Nullable String text(Map<String, Node> members, String name) {
    Node node = members.get(name);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return scalar.getValue();
    }
    problem(
        node.getStartMark(),
        name + " must be a text that is not empty",
        "Quote it if it contains special characters of YAML.");
    return null;
  }

  /** Adds a problem without the source line, which may contain a password. */
  private void problem(@Nullable Mark mark, String message, @Nullable String hint) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    problems.add(Problem.error(new Place(file, line, column, 1), null, message, hint));
  }
}
