package org.cadalign.layer;

/**
 * One feature is damaged. Its message says how; readers turn it into a {@link Rejection} and go on.
 */
public final class BadFeatureException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadFeatureException(String reason) {
    super(reason);
  }

  public BadFeatureException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
