package org.cadalign.dl4j;

import java.util.List;
import java.util.Optional;

/**
 * Generation of an NVIDIA card, its <em>compute capability</em>.
 *
 * @param major whose machine code is of one kind
 * @param minor within it; later ones run the code of earlier ones
 */
record Capability(int major, int minor) {
  /**
   * Of whose machine code nd4j-cuda-11.6 1.0.0-M2.1 is built. It holds none that a driver could
   * compile for other cards (PTX).
   */
  static final List<Capability> BUILT =
      List.of(
          new Capability(3, 7),
          new Capability(5, 0),
          new Capability(5, 2),
          new Capability(6, 0),
          new Capability(6, 1),
          new Capability(7, 0),
          new Capability(7, 5),
          new Capability(8, 0),
          new Capability(8, 6));

  /** As the driver's tools write it, {@code 8.6}, if it is one. */
  static Optional<Capability> parse(String text) {
    if (!text.matches("\\d{1,3}\\.\\d{1,2}")) {
      return Optional.empty();
    }
    String[] parts = text.split("\\.", -1);
    return Optional.of(new Capability(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
  }

  /** Whether a card of this generation runs ND4J's kernels. */
  boolean runsNd4j() {
    return BUILT.stream().anyMatch(built -> built.major == major && built.minor <= minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
