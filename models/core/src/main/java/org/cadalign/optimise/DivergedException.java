package org.cadalign.optimise;

/**
 * A loss or gradient that is no longer a number. Checked, because it is no fault of the program but
 * an outcome of data and settings that whoever trains has to answer, by an earlier checkpoint or a
 * smaller rate.
 */
public final class DivergedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long step;

  /** Says at which step and in what. */
  public DivergedException(long step, String what) {
    super("training diverged at step " + step + ": " + what);
    this.step = step;
  }

  /** Index of the step that was not applied. */
  public long step() {
    return step;
  }
}
