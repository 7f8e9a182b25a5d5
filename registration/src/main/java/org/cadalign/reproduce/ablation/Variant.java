package org.cadalign.reproduce.ablation;

import java.util.List;
import java.util.Locale;
import org.cadalign.engine.LossWeights;
import org.cadalign.spec.OutlineMatcherSpec;

/** The compact network's method, and the same with one part left out. */
enum Variant {
  WHOLE("the whole method", 1, 1, true, true),
  /** Evidence is learnt from displacements alone. */
  NO_SEGMENTATION("no loss of segmentation", 0, 1, true, true),
  /** Nothing is asked of the answers before neighbours' answers were read. */
  NO_INTERMEDIATE("no loss of the first answer", 1, 0, true, true),
  /** Every map shows every building. */
  NO_DROPPING("no group missing from maps", 1, 1, false, true),
  /** Each group is matched by itself, in training and when aligning. */
  NO_PRIOR("no pooling over neighbours", 1, 1, true, false);

  private final String words;
  private final int segmentation;
  private final int intermediate;
  private final boolean dropping;
  private final boolean pooling;

  Variant(String words, int segmentation, int intermediate, boolean dropping, boolean pooling) {
    this.words = words;
    this.segmentation = segmentation;
    this.intermediate = intermediate;
    this.dropping = dropping;
    this.pooling = pooling;
  }

  String words() {
    return words;
  }

  /** A name for files: lower-case letters and hyphens. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  LossWeights losses() {
    return new LossWeights(segmentation, intermediate);
  }

  boolean dropping() {
    return dropping;
  }

  OutlineMatcherSpec spec() {
    OutlineMatcherSpec usual = OutlineMatcherSpec.compact();
    return pooling
        ? usual
        : new OutlineMatcherSpec(
            usual.name() + "-" + key(),
            usual.filters(),
            usual.depth(),
            usual.features(),
            usual.radius(),
            List.of(),
            usual.headFilters());
  }
}
