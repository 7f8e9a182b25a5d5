package org.cadalign.trust;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.cadalign.trust.Neighbours.Neighbour;

/** The nearest of those that were offered; of equals, those with the lower index. */
final class Shortlist {
  private static final Comparator<Neighbour> NEAREST_FIRST =
      Comparator.comparingDouble(Neighbour::similarity)
          .reversed()
          .thenComparingInt(Neighbour::piece);

  private final PriorityQueue<Neighbour> worstFirst = new PriorityQueue<>(NEAREST_FIRST.reversed());
  private final int most;

  Shortlist(int most) {
    this.most = most;
  }

  void offer(Neighbour neighbour) {
    worstFirst.add(neighbour);
    if (worstFirst.size() > most) {
      worstFirst.remove();
    }
  }

  List<Neighbour> sorted() {
    return worstFirst.stream().sorted(NEAREST_FIRST).toList();
  }
}
