package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.cadalign.data.TrainingSampler;
import org.cadalign.engine.LossWeights;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VariantTest {
  /** Each leaves out one part, and that alone. */
  @ParameterizedTest
  @CsvSource({
    "WHOLE, 1, 1, true, true",
    "NO_SEGMENTATION, 0, 1, true, true",
    "NO_INTERMEDIATE, 1, 0, true, true",
    "NO_DROPPING, 1, 1, false, true",
    "NO_PRIOR, 1, 1, true, false"
  })
  void leavesOutOnePart(
      Variant variant, double segmentation, double intermediate, boolean drops, boolean pools) {
    Learner learner = Learner.of(variant, 300);
    assertThat(learner.losses()).isEqualTo(new LossWeights(segmentation, intermediate));
    TrainingSampler.Options usual = TrainingSampler.Options.standard(1, 192);
    assertThat(learner.samples(1)).isEqualTo(drops ? usual : usual.complete());
    OutlineMatcherSpec compact = OutlineMatcherSpec.compact();
    assertThat(learner.spec().equals(compact)).isEqualTo(pools);
    assertThat(variant.spec().poolingMetres().isEmpty()).isNotEqualTo(pools);
    assertThat(variant.spec().filters()).isEqualTo(compact.filters());
  }

  @Test
  void keysAreUnique() {
    assertThat(Stream.of(Variant.values()).map(Variant::key)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void keysAreFitForFiles(Variant variant) {
    assertThat(variant.key()).matches("[a-z-]+");
  }

  @Test
  void ratesFallOverTheStepsThatAreTaken() {
    Learner learner = Learner.of(Variant.WHOLE, 300);
    assertThat(learner.rate().at(299)).isLessThan(0.05 * learner.rate().at(50));
    // As short as in a test, too.
    assertThat(Learner.of(Variant.WHOLE, 1).rate().at(0)).isPositive();
  }

  @Test
  void theNarrowNetworkIsAQuarterAsWide() {
    assertThat((double) Learner.reference().spec().size() / Learner.narrow().spec().size())
        .isBetween(15.0, 17.0);
  }
}
