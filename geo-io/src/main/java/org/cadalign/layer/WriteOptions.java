package org.cadalign.layer;

/**
 * How to write a layer.
 *
 * @param overwrite whether an existing output may be replaced
 */
public record WriteOptions(boolean overwrite) {
  /** An existing output is refused. */
  public static final WriteOptions DEFAULT = new WriteOptions(false);

  /** An existing output is replaced. */
  public static final WriteOptions OVERWRITE = new WriteOptions(true);
}
