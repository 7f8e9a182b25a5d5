package org.cadalign.reproduce.toy;

import java.util.List;

/**
 * All that was measured.
 *
 * @param uniform curves of evenly spread samples, frequencies ascending
 * @param triangular the curve of samples of the density 2 alpha
 * @param dynamics along the training
 */
record ToyResult(List<ToyCurve> uniform, ToyCurve triangular, ToyDynamics dynamics) {
  ToyResult {
    uniform = List.copyOf(uniform);
  }

  /** The evenly spread curve of a frequency. */
  ToyCurve of(int frequency) {
    return uniform.stream().filter(c -> c.frequency() == frequency).findFirst().orElseThrow();
  }
}
