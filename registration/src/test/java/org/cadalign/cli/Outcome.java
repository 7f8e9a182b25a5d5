package org.cadalign.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command line did, run in this process. */
record Outcome(int code, String out, String err) {
  /** Runs cadalign; arguments are parted by spaces. */
  static Outcome of(String arguments) {
    return of(new Main(), arguments);
  }

  static Outcome of(Object command, String arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = arguments.isBlank() ? new String[0] : arguments.strip().split(" +", -1);
    int code = Main.run(command, new PrintWriter(out), new PrintWriter(err), args);
    return new Outcome(code, out.toString(), err.toString());
  }
}
