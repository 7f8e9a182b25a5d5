package org.cadalign.retrieve;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.Kernels;

/** Takes the best by estimate and ranks them by exact k^C, from Jacobians computed anew. */
public final class ReRanking implements NearestSamples {
  /** How many are ranked exactly, unless told otherwise. */
  public static final int CANDIDATES = 50;

  private final NearestSamples estimate;
  private final GradientSource samples;
  private final int candidates;

  /** With the usual number of candidates. */
  public ReRanking(NearestSamples estimate, GradientSource samples) {
    this(estimate, samples, CANDIDATES);
  }

  /**
   * With another number.
   *
   * @param estimate finds candidates
   * @param samples the samples that the estimate is of, in the same order
   * @param candidates how many are ranked exactly; more if more are asked for
   */
  public ReRanking(NearestSamples estimate, GradientSource samples, int candidates) {
    this.estimate = estimate;
    this.samples = samples;
    this.candidates = candidates;
  }

  @Override
  public List<Neighbour> nearest(Jacobian query, int k) throws IOException {
    NearestHeap heap = new NearestHeap(k);
    for (Neighbour candidate : estimate.nearest(query, Math.max(k, candidates))) {
      int sample = candidate.sample();
      Jacobian jacobian = samples.jacobians(sample, sample + 1).get(0);
      OptionalDouble exact = Kernels.similarity(query, jacobian);
      exact.ifPresent(similarity -> heap.offer(new Neighbour(sample, similarity)));
    }
    return heap.nearestFirst();
  }
}
