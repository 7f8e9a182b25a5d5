package org.cadalign.reproduce.ablation;

import java.util.List;
import java.util.Map;

/**
 * All that was measured.
 *
 * @param chain fields of up to 32 px
 * @param alone fields of up to 4 px of level 4, and that level alone
 * @param variants by the whole chain, one for each seed
 * @param courses looks at each network, by name, in the order in which they are shown
 * @param unmoved error of a look at no network
 */
record Findings(
    Aligned<Integer> chain,
    Aligned<Integer> alone,
    Map<Variant, List<Accuracy>> variants,
    Map<String, List<Look>> courses,
    double unmoved) {
  /**
   * Fields put right by the whole method's networks and by what needs none.
   *
   * @param before no alignment
   * @param shift one shift of all buildings, found from edges
   * @param after by what was used, one for each seed
   */
  record Aligned<K>(Accuracy before, Accuracy shift, Map<K, List<Accuracy>> after) {}
}
