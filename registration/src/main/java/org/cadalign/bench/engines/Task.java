package org.cadalign.bench.engines;

/** What an engine is asked to do in its turn. */
enum Task {
  /** A forward pass of every window, one after the other, as {@code align} makes them. */
  FORWARD("forward"),
  /** One step of training on all windows by one worker, the optimiser included. */
  STEP("step"),
  /** Two outputs of one window by all parameters. */
  JACOBIAN("jacobian");

  private final String command;

  Task(String command) {
    this.command = command;
  }

  /** Of the worker, and its name in the JSON. */
  String command() {
    return command;
  }

  /** That a turn goes through. */
  int windows(Bout bout) {
    return this == JACOBIAN ? 1 : bout.windows();
  }
}
