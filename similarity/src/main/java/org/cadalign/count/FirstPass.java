package org.cadalign.count;

import java.util.List;

/**
 * What a first pass over samples leaves: O(d p + N d^2) numbers.
 *
 * @param sums one for each kernel that was asked for, in that order
 * @param own K(x, x) of each sample, in order
 */
public record FirstPass(List<GradientSum> sums, List<double[][]> own) {
  public FirstPass {
    sums = List.copyOf(sums);
    own = List.copyOf(own);
  }
}
