package org.cadalign.archive;

/** A model file that cannot be used; the message is one line that says why and what to do. */
public final class ModelFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the reason in one line. */
  public ModelFormatException(String reason) {
    super(oneLine(reason));
  }

  /** With the reason in one line and what led to it. */
  public ModelFormatException(String reason, Throwable cause) {
    super(oneLine(reason), cause);
  }

  /** A file may put line breaks and control characters into names that are quoted here. */
  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() <= 400 ? line : line.substring(0, 400) + "…";
  }
}
