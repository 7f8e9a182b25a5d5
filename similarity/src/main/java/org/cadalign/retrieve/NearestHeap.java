package org.cadalign.retrieve;

import java.util.List;
import java.util.PriorityQueue;

/**
 * The k nearest of what is offered; of equals, those with the lower index. Holds no more than k.
 */
public final class NearestHeap {
  private final int k;
  private final PriorityQueue<Neighbour> farthestFirst =
      new PriorityQueue<>(Neighbour.NEAREST_FIRST.reversed());

  /**
   * An empty heap.
   *
   * @param k how many are kept, at least one
   */
  public NearestHeap(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("the " + k + " nearest");
    }
    this.k = k;
  }

  /** Keeps it, unless there are k that are nearer. */
  public void offer(Neighbour neighbour) {
    farthestFirst.add(neighbour);
    if (farthestFirst.size() > k) {
      farthestFirst.remove();
    }
  }

  /** Those that are kept. */
  public List<Neighbour> nearestFirst() {
    return farthestFirst.stream().sorted(Neighbour.NEAREST_FIRST).toList();
  }
}
