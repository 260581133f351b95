package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.regex.Regex;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** One step of a {@link Program}: takes its operands from the machine's stack, leaves its value. */
sealed interface Instruction {
  void execute(Machine machine);

  /** How many values it takes. */
  int operands();

  /** A call of an ordinary function. */
  sealed interface Call extends Instruction {
    Signature signature();
  }

  /** A literal or a constant. */
  record Push(Value value) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(value);
    }

    @Override
    public int operands() {
      return 0;
    }
  }

  /** A variable of the connection. */
  record LoadVariable(String name) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(machine.environment().variable(name));
    }

    @Override
    public int operands() {
      return 0;
    }
  }

  /** A group of the last hit. */
  record LoadCapture(int group) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(machine.capture(group));
    }

    @Override
    public int operands() {
      return 0;
    }
  }

  /** A variable of the server's scripts, of which there are none here. */
  record LoadGlobal(String name) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(Value.FALSE);
    }

    @Override
    public int operands() {
      return 0;
    }
  }

  /** {@code system('name')}. */
  record LoadSystemName(String name) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(machine.environment().systemName(name));
    }

    @Override
    public int operands() {
      return 0;
    }
  }

  /** {@code metric('name')}: 0, for no server that counts anything is behind an evaluation. */
  record LoadMetric(String name) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(Value.FALSE);
    }

    @Override
    public int operands() {
      return 0;
    }
  }

  /** An operator with one operand. */
  record Unary(io.github.stalwartgitops.expression.UnaryOperator operator) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(Operators.apply(operator, machine.pop()));
    }

    @Override
    public int operands() {
      return 1;
    }
  }

  /** An operator with two operands. */
  record Binary(io.github.stalwartgitops.expression.BinaryOperator operator)
      implements Instruction {
    @Override
    public void execute(Machine machine) {
      Value right = machine.pop();
      machine.push(ExpressionLimits.checked(Operators.apply(operator, machine.pop(), right)));
    }

    @Override
    public int operands() {
      return 2;
    }
  }

  /** Leaves the left side of {@code &&} or {@code ||} alone where it decides. */
  record Jump(boolean when, int target) implements Instruction {
    @Override
    public void execute(Machine machine) {
      if (machine.topIsTrue() == when) {
        machine.jump(target);
      }
    }

    @Override
    public int operands() {
      return 0;
    }
  }

  /** {@code list[index]}. */
  record Index() implements Instruction {
    @Override
    public void execute(Machine machine) {
      Value index = machine.pop();
      machine.push(Conversions.at(machine.pop(), index));
    }

    @Override
    public int operands() {
      return 2;
    }
  }

  /** Gathers the last values in an array. */
  record BuildArray(int operands) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(new Value.ArrayValue(machine.popAll(operands)));
    }
  }

  /** A pure function with one argument. */
  record Call1(Signature signature, UnaryOperator<Value> function) implements Call {
    @Override
    public void execute(Machine machine) {
      Value argument = machine.pop();
      machine.charge(argument);
      machine.push(ExpressionLimits.checked(function.apply(argument)));
    }

    @Override
    public int operands() {
      return 1;
    }
  }

  /** A pure function with two arguments. */
  record Call2(Signature signature, BinaryOperator<Value> function) implements Call {
    @Override
    public void execute(Machine machine) {
      Value second = machine.pop();
      Value first = machine.pop();
      machine.charge(first);
      machine.charge(second);
      machine.push(ExpressionLimits.checked(function.apply(first, second)));
    }

    @Override
    public int operands() {
      return 2;
    }
  }

  /** A pure function with three arguments. */
  record Call3(Signature signature, PureFunctions.Ternary function) implements Call {
    @Override
    public void execute(Machine machine) {
      Value third = machine.pop();
      Value second = machine.pop();
      Value first = machine.pop();
      machine.charge(first);
      machine.push(ExpressionLimits.checked(function.apply(first, second, third)));
    }

    @Override
    public int operands() {
      return 3;
    }
  }

  /** A function that asks the server. */
  record CallServer(Signature signature) implements Call {
    @Override
    public void execute(Machine machine) {
      machine.push(machine.ask(signature, machine.popAll(signature.arguments())));
    }

    @Override
    public int operands() {
      return signature.arguments();
    }
  }

  /** {@code matches('pattern', subject)}. */
  record Match(Regex regex) implements Instruction {
    @Override
    public void execute(Machine machine) {
      machine.push(machine.match(regex, machine.pop()));
    }

    @Override
    public int operands() {
      return 1;
    }
  }
}
