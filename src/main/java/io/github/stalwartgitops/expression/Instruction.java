package io.github.stalwartgitops.expression;

/** One step of a {@link Program}: a node of its tree, or a jump over some of them. */
abstract sealed class Instruction permits Node, Instruction.Jump {
  /** Takes the operands from the machine's stack and leaves the value there. */
  abstract void execute(Machine machine);

  /** Keeps the left side of {@code &&} or {@code ||} as the value where it decides. */
  static final class Jump extends Instruction {
    private final boolean when;
    private final int target;

    /**
     * @param when the truth of the left side that decides
     * @param target the instruction after the operator
     */
    Jump(boolean when, int target) {
      this.when = when;
      this.target = target;
    }

    @Override
    void execute(Machine machine) {
      if (machine.topIsTrue() == when) {
        machine.jump(target);
      }
    }
  }
}
