package org.cadalign.reproduce.ablation;

import java.util.List;
import java.util.Map;
import org.cadalign.spec.NetworkSpec;

/**
 * All that was measured.
 *
 * @param chain fields of up to 32 px
 * @param alone fields of up to 4 px of level 4, and that level alone
 * @param variants by the whole chain, one for each seed
 * @param courses looks at each network, in the order in which they are shown
 * @param unmoved error of a look at no network
 */
record Findings(
    Aligned chain,
    Aligned alone,
    Map<Variant, List<Accuracy>> variants,
    Map<NetworkSpec, List<Look>> courses,
    double unmoved) {
  /**
   * Fields put right by the whole method's networks and by what needs none.
   *
   * @param before no alignment
   * @param shift one shift of all buildings, found from edges
   * @param after by the number of levels of the chain, or by the level, one for each seed
   */
  record Aligned(Accuracy before, Accuracy shift, Map<Integer, List<Accuracy>> after) {}
}
