package org.cadalign.cli;

import picocli.CommandLine;

/** How a command ended, as scripts see it. */
public enum ExitCode {
  DONE(CommandLine.ExitCode.OK),
  FAILED(1),
  USAGE(CommandLine.ExitCode.USAGE),
  /** Output was written, but some features were rejected, or a part of the image was damaged. */
  DONE_WITH_REJECTED(3);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  /** What the process returns. */
  public int value() {
    return value;
  }
}
