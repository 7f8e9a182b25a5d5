package org.cadalign.bench.checkout;

import java.io.IOException;
import java.io.PrintWriter;
import org.cadalign.gate.DataException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * How a command of a {@link Checkout} tells what it found: a text for readers, kept in the document
 * if the user asks for it, and one object of JSON as the last line. Commands use it as a mixin.
 */
public final class Results {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @ParentCommand private Checkout checkout;

  @Option(
      names = "--write",
      description = "Write what is found into docs/results.md, and any pictures beside it.")
  private boolean write;

  /** What is drawn only when the results are kept. */
  @FunctionalInterface
  public interface Pictures {
    /**
     * Draws them into their files.
     *
     * @return the lines of the document that show them, after the text
     */
    String draw() throws DataException, IOException;
  }

  /** Whether the user asks to have the results written into documents. */
  public boolean areKept() {
    return write;
  }

  /** Writes a section of the document if the results are kept, and prints nothing. */
  public void keep(String section, String text) throws DataException {
    if (write) {
      checkout.repository().write(section, text);
    }
  }

  /** Tells results that have no pictures. */
  public void tell(String section, String text, Object json) throws DataException, IOException {
    tell(section, text, () -> "", json);
  }

  /**
   * Prints the text, keeps it with its pictures if asked to, and prints the JSON.
   *
   * @param section of the document, see {@link MarkedSection}
   * @param json whose string is one object on one line
   */
  public void tell(String section, String text, Pictures pictures, Object json)
      throws DataException, IOException {
    PrintWriter out = command.commandLine().getOut();
    out.println(text);
    if (write) {
      keep(section, text + pictures.draw());
    }
    out.println(json);
  }
}
