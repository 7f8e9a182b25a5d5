package org.cadalign.match;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Groups that share one evidence window.
 *
 * @param needs at least one
 * @param cells the smallest window that holds them
 */
record Plot(List<Need> needs, Cells cells) {
  // What a window costs beside its pixels, in pixels.
  private static final long COST_OF_A_WINDOW = 2048;

  /**
   * What a group needs of the level.
   *
   * @param group its index
   * @param centre pixels of the level
   * @param cells everything that its volume depends on
   */
  record Need(int group, Coordinate centre, Cells cells) {}

  Plot {
    needs = List.copyOf(needs);
  }

  static Plot of(List<Need> needs) {
    return new Plot(needs, needs.stream().map(Need::cells).reduce(Cells::union).orElseThrow());
  }

  Plot with(Plot other) {
    List<Need> both = new ArrayList<>(needs);
    both.addAll(other.needs);
    return new Plot(both, cells.union(other.cells));
  }

  long pixels() {
    return cells.pixels();
  }

  /** Pixels that some group needs. */
  long usedPixels() {
    return Cells.pixelsOfUnion(needs.stream().map(Need::cells).toList());
  }

  /** Work of the window, in pixels. */
  long cost() {
    return pixels() + COST_OF_A_WINDOW;
  }

  EvidenceWindow window() {
    return new EvidenceWindow(cells.window(), needs.stream().map(Need::group).sorted().toList());
  }
}
