package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.regex.InvalidRegexException;
import io.github.stalwartgitops.expression.regex.Regex;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the programs of one field for one connection; captures live from one to the next. It
 * can be used again for another connection.
 */
final class Machine {
  private static final int LONGEST_SHOWN = 100;

  private static final Environment NOTHING = Environment.builder().build();

  private final @Nullable Observer observer;
  private Environment environment = NOTHING;
  private @Nullable Program program;
  private Value[] stack;
  private int size;
  private int next;
  private long maxWork;
  private long work;

  // The last hit: its groups are computed when an expression reads one of them.
  private @Nullable Regex regex;
  private String subject = "";
  private @Nullable List<String> captures;

  /** Sees the value of every node. */
  interface Observer {
    void evaluated(Program program, Node node, Value value);
  }

  Machine(int depth, @Nullable Observer observer) {
    this.observer = observer;
    stack = new Value[depth];
  }

  /** Begins with a connection. */
  void begin(Environment newEnvironment, long mostWork) {
    environment = newEnvironment;
    maxWork = Math.min(mostWork, EvaluationLimits.MAX_WORK);
    work = 0;
    regex = null;
    subject = "";
    captures = null;
  }

  /** Lets go of the connection. */
  void end() {
    begin(NOTHING, 0);
    Arrays.fill(stack, Value.EMPTY);
  }

  /** The value of a program, or null where it is empty. */
  @Nullable Value run(Program program) {
    this.program = program;
    size = 0;
    next = 0;
    while (next < program.size()) {
      Instruction instruction = program.instruction(next++);
      instruction.execute(this);
      if (observer != null && instruction instanceof Node node) {
        observer.evaluated(program, node, stack[size - 1]);
      }
    }
    if (size == 0) {
      return program.size() == 0 ? null : Value.EMPTY;
    }
    return stack[size - 1];
  }

  /** The program that runs, or ran last. */
  Program program() {
    return Objects.requireNonNull(program);
  }

  Environment environment() {
    return environment;
  }

  void push(Value value) {
    // A jump can leave more values on the stack than the parser counts.
    if (size == stack.length) {
      stack = Arrays.copyOf(stack, size * 2);
    }
    stack[size++] = value;
  }

  /** Takes the last value; an operand that is missing is the empty string. */
  Value pop() {
    return size == 0 ? Value.EMPTY : stack[--size];
  }

  List<Value> popAll(int count) {
    Value[] values = new Value[count];
    for (int i = count - 1; i >= 0; i--) {
      values[i] = pop();
    }
    return List.of(values);
  }

  void drop(int count) {
    size = Math.max(0, size - count);
  }

  boolean topIsTrue() {
    return size > 0 && stack[size - 1].isTrue();
  }

  void jump(int target) {
    next = target;
  }

  Value match(Regex pattern, Value value) {
    String text = value.text();
    work(text.length() * (pattern.size() / 32 + 1));
    boolean isHit = pattern.matches(text);
    regex = isHit ? pattern : null;
    subject = text;
    captures = null;
    return Value.of(isHit);
  }

  Value capture(int group) {
    if (regex == null) {
      return Value.EMPTY;
    }
    if (captures == null) {
      work(subject.length() * (regex.size() / 32 + 1));
      try {
        captures = regex.match(subject);
      } catch (InvalidRegexException e) {
        throw new EvaluationFailed("the pattern " + beginning(regex) + " is " + e.getMessage());
      }
    }
    return group < captures.size() ? Value.of(captures.get(group)) : Value.EMPTY;
  }

  private static String beginning(Regex regex) {
    String source = regex.source();
    return source.length() > LONGEST_SHOWN ? source.substring(0, LONGEST_SHOWN) + "…" : source;
  }

  /** Applies a function to the last values. */
  Value call(PureFunction function) {
    Value third = function.arguments() > 2 ? pop() : Value.EMPTY;
    Value second = function.arguments() > 1 ? pop() : Value.EMPTY;
    Value first = pop();
    charge(first);
    if (function.arguments() == 2) {
      charge(second);
    }
    return EvaluationLimits.checked(function.apply(first, second, third));
  }

  Value ask(Signature function, List<Value> arguments) {
    return environment
        .serverFunctions()
        .call(function, arguments)
        .orElseThrow(() -> new EvaluationFailed(function));
  }

  /** Counts the work that a large argument makes: a function may compare all elements with all. */
  private void charge(Value argument) {
    if (argument instanceof Value.ArrayValue array) {
      work((long) array.elements().size() * array.elements().size());
    } else if (argument instanceof Value.StringValue string) {
      work(string.text().length());
    }
  }

  private void work(long steps) {
    work += steps;
    if (work > maxWork) {
      throw new EvaluationFailed("the evaluation takes too many steps");
    }
  }

  /** Returns the steps that large arguments have cost so far. */
  long work() {
    return work;
  }
}
