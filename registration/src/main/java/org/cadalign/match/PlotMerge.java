package org.cadalign.match;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins windows where one around two costs less than both. Groups are collected by the cells of a
 * grid, so that those beside a line of the grid, as at the upper and left border of an image, would
 * else be given windows of their own that are mostly margin.
 *
 * @param maxPixels largest window that is made
 */
record PlotMerge(long maxPixels) {
  /** The same needs in as many windows or fewer, in a fixed order. */
  List<Plot> merge(List<Plot> plots) {
    List<Plot> left = new ArrayList<>(plots);
    left.sort(comparingInt((Plot p) -> p.cells().y0()).thenComparing(p -> p.cells().x0()));
    int at = 0;
    while (at < left.size()) {
      Optional<Integer> partner = bestPartner(left, at);
      if (partner.isPresent()) {
        left.set(at, left.get(at).with(left.remove((int) partner.get())));
      } else {
        at++;
      }
    }
    return left;
  }

  /** The later window that saves most together with this one; the first of equals. */
  private Optional<Integer> bestPartner(List<Plot> plots, int at) {
    Plot plot = plots.get(at);
    Optional<Integer> best = Optional.empty();
    long most = 0;
    for (int i = at + 1; i < plots.size() && plots.get(i).cells().y0() <= plot.cells().y1(); i++) {
      long saved = saved(plot, plots.get(i));
      if (saved > most) {
        most = saved;
        best = Optional.of(i);
      }
    }
    return best;
  }

  private long saved(Plot one, Plot other) {
    Cells union = one.cells().union(other.cells());
    long cost = union.pixels() + other.cost() - other.pixels();
    return union.pixels() > maxPixels ? 0 : one.cost() + other.cost() - cost;
  }
}
