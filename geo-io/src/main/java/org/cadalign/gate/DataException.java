package org.cadalign.gate;

/**
 * A fault of the user's data, as opposed to one of the program. Its message is one line that names
 * the file, the place in it, the reason, and the remedy; it is what the command line prints.
 */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of fault it is; counted in the run's summary. */
  public enum Code {
    NOT_FOUND,
    UNREADABLE,
    UNSUPPORTED_FORMAT,
    CORRUPT,
    OVER_BUDGET,
    NO_GEOREFERENCE,
    NO_CRS,
    BAD_GEOMETRY,
    BAD_VALUE,
    OUTSIDE,
    EXISTS,
    WRITE_FAILED,
    MODEL_REFUSED
  }

  private final Code code;

  /**
   * @param code the kind of fault
   * @param file the file as the user named it
   * @param reason what is wrong, and where in the file, without a full stop
   * @param remedy what the user can do about it, without a full stop
   */
  public DataException(Code code, Object file, String reason, String remedy) {
    super(oneLine(file + ": " + reason + "; " + remedy));
    this.code = code;
  }

  public DataException(Code code, Object file, String reason, String remedy, Throwable cause) {
    this(code, file, reason, remedy);
    initCause(cause);
  }

  public Code code() {
    return code;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
