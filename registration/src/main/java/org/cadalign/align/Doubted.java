package org.cadalign.align;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cadalign.detect.SupportOptions;

/**
 * Pieces that the image does not bear out. A piece stays together: it is doubted only where none of
 * its buildings is borne out, and never if the user pinned it.
 *
 * @param pieces their indices
 * @param asked how many pieces the image was asked about
 * @param options what is made of support
 */
record Doubted(Set<Integer> pieces, int asked, SupportOptions options) {
  /**
   * Finds them.
   *
   * @param supports of each footprint; empty where the image does not show its place
   * @param pinned indices of pieces
   */
  static Doubted of(
      Pieces all, List<Optional<Double>> supports, Set<Integer> pinned, SupportOptions options) {
    Set<Integer> doubted = new TreeSet<>();
    int asked = 0;
    for (int i = 0; i < all.groups().size(); i++) {
      List<Optional<Double>> own =
          all.groups().get(i).members().stream().map(supports::get).toList();
      asked += own.stream().anyMatch(Optional::isPresent) ? 1 : 0;
      if (!pinned.contains(i)
          && own.stream().allMatch(s -> s.filter(v -> v < options.minSupport()).isPresent())) {
        doubted.add(i);
      }
    }
    return new Doubted(doubted, asked, options);
  }

  /** What was found, but for the doubted; everything where too many are doubted. */
  ChainResult leftOf(ChainResult found) {
    return isTooMany() ? found : found.without(pieces);
  }

  /** What makes so many doubtful is the image, or a model that has not learnt what roofs are. */
  private boolean isTooMany() {
    return pieces.size() > options.mostDoubted() * asked;
  }

  /** What the user should know, one line each. */
  List<String> notices() {
    return isTooMany()
        ? List.of(
            "%d of %d groups of buildings have less support than %s: too many to tell by it, all are believed"
                .formatted(pieces.size(), asked, options.minSupport()))
        : List.of();
  }
}
