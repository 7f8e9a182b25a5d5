package org.cadalign.align;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pieces that the image does not bear out. A piece stays together: it counts only where none of its
 * buildings is borne out, and never if the user pinned it.
 */
final class Unsupported {
  private Unsupported() {}

  /**
   * Finds their indices.
   *
   * @param supports of each footprint; empty where the image does not show its place
   * @param pinned indices of pieces
   * @param least support that a building is believed with
   */
  static Set<Integer> of(
      Pieces all, List<Optional<Double>> supports, Set<Integer> pinned, double least) {
    Set<Integer> unsupported = new TreeSet<>();
    for (int i = 0; i < all.groups().size(); i++) {
      boolean low =
          all.groups().get(i).members().stream()
              .map(supports::get)
              .allMatch(support -> support.filter(s -> s < least).isPresent());
      if (low && !pinned.contains(i)) {
        unsupported.add(i);
      }
    }
    return unsupported;
  }
}
