package org.cadalign.layer;

/**
 * How much a file may ask for before it is refused.
 *
 * @param features rows, rejected ones included
 * @param vertices of all geometries together
 * @param depth nesting of arrays, objects and geometry collections
 * @param bytes size of any one file that is held in memory
 */
public record LayerBudget(long features, long vertices, int depth, long bytes) {
  /** Ten million buildings; nesting of 32. */
  public static final LayerBudget DEFAULT =
      new LayerBudget(10_000_000, 500_000_000, 32, Integer.MAX_VALUE - 8L);

  public LayerBudget {
    if (features < 0 || vertices < 0 || depth < 1 || bytes < 0 || bytes > Integer.MAX_VALUE - 8L) {
      throw new IllegalArgumentException("budget out of range");
    }
  }
}
