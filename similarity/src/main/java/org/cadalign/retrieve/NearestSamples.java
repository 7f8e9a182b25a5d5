package org.cadalign.retrieve;

import java.io.IOException;
import java.util.List;
import org.cadalign.gradient.Jacobian;

/** Finds the samples that the network treats most like a given one. */
@FunctionalInterface
public interface NearestSamples {
  /**
   * The k samples with the largest k^C to the query, nearest first, ties by index. Fewer if there
   * are fewer with evidence, and none if the query has no evidence. A query that is itself among
   * the samples is found too.
   *
   * @param query Jacobian of the sample that is asked about
   * @param k how many, at least one
   */
  List<Neighbour> nearest(Jacobian query, int k) throws IOException;
}
