package org.cadalign.retrieve;

import java.util.List;
import java.util.PriorityQueue;

/** The k nearest of what is offered. */
final class NearestHeap {
  private final int k;
  private final PriorityQueue<Neighbour> farthestFirst =
      new PriorityQueue<>(Neighbour.NEAREST_FIRST.reversed());

  NearestHeap(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("the " + k + " nearest");
    }
    this.k = k;
  }

  void offer(Neighbour neighbour) {
    farthestFirst.add(neighbour);
    if (farthestFirst.size() > k) {
      farthestFirst.remove();
    }
  }

  List<Neighbour> nearestFirst() {
    return farthestFirst.stream().sorted(Neighbour.NEAREST_FIRST).toList();
  }
}
