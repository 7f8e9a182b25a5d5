package org.cadalign.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.cadalign.cli.ExitCode;
import org.cadalign.cli.Main;

/** This program, as a user runs it, from file to file. */
public final class OwnCommand {
  private OwnCommand() {}

  /**
   * Runs a command line in silence.
   *
   * @throws IllegalStateException with what the command said, if it failed
   */
  public static void run(List<String> line) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code = Main.run(out, out, line.toArray(String[]::new));
    if (code != ExitCode.DONE.value() && code != ExitCode.DONE_WITH_REJECTED.value()) {
      throw new IllegalStateException(said.toString().strip());
    }
  }
}
