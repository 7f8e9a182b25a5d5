package org.cadalign.match;

/**
 * What bounds the work on a level; none of it changes a shift by more than 1e-3 px.
 *
 * @param core side of the cells of the absolute grid that groups are collected by, pixels of the
 *     level
 * @param maxWindowPixels largest evidence window; a group that needs more is unseen at that level
 * @param maxBlockGroups groups matched at once, context included, as far as their density allows
 * @param threads windows or blocks worked on at once
 */
public record MatchOptions(int core, int maxWindowPixels, int maxBlockGroups, int threads) {
  public MatchOptions {
    if (core < 1 || maxWindowPixels < 1 || maxBlockGroups < 1 || threads < 1) {
      throw new IllegalArgumentException("options must be at least 1");
    }
  }

  /** Cores of 1024 px, windows up to 2.5 Mpx, blocks of 2000 groups. */
  public static MatchOptions withThreads(int threads) {
    return new MatchOptions(1024, 2_500_000, 2000, threads);
  }
}
