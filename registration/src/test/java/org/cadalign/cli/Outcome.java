package org.cadalign.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** What a command line did, run in this process. */
record Outcome(int code, String out, String err) {
  /** Runs cadalign; arguments are parted by spaces. */
  static Outcome of(String arguments) {
    return of(new Main(), arguments);
  }

  static Outcome of(Object command, String arguments) {
    String[] args = arguments.isBlank() ? new String[0] : arguments.strip().split(" +", -1);
    return run(command, args);
  }

  /** Runs cadalign with arguments that may hold spaces. */
  static Outcome run(Object... arguments) {
    return run(new Main(), Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private static Outcome run(Object command, String[] args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(command, new PrintWriter(out), new PrintWriter(err), args);
    return new Outcome(code, out.toString(), err.toString());
  }
}
