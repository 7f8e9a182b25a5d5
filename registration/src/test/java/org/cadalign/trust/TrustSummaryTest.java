package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.cadalign.trust.Denoising.Denoised;
import org.cadalign.trust.PieceTrust.Counted;
import org.junit.jupiter.api.Test;

class TrustSummaryTest {
  private static final PieceTrust NONE = PieceTrust.withoutPolygon();

  @Property(tries = 100)
  void noMoreThanHalfOfTheCountsLieOnEitherSideOfTheMedian(
      @ForAll @NotEmpty List<@DoubleRange(min = -50, max = 500) Double> counts) {
    TrustSummary.Spread spread =
        of(counts.stream().map(TrustSummaryTest::counted).toArray(PieceTrust[]::new))
            .count()
            .orElseThrow();
    assertThat(counts.stream().filter(count -> count < spread.median()).count())
        .isLessThanOrEqualTo(counts.size() / 2);
    assertThat(counts.stream().filter(count -> count > spread.median()).count())
        .isLessThanOrEqualTo(counts.size() / 2);
    assertThat(counts).contains(spread.least(), spread.largest());
  }

  @Test
  void countsHowFeaturesEnded() {
    assertThat(says(counted(1), counted(2), NONE)).contains("3 features: 2 counted, 1 no_evidence");
    assertThat(says(counted(1))).contains("1 feature: 1 counted");
    assertThat(says(NONE)).containsExactly("1 feature: 1 no_evidence");
    assertThat(says()).containsExactly("0 features");
  }

  @Test
  void saysWhatWasCountedAmong() {
    assertThat(says(counted(1), counted(3)))
        .contains("neighbours (N_S) among 12 training patches: 2.0 in the median, 1.0 to 3.0");
    assertThat(TrustSummary.of(List.of(counted(-1)), Among.SELF, 5).lines())
        .contains(
            "neighbours (N_S) among 5 patches of the image: -1.0 in the median, -1.0 to -1.0");
  }

  @Test
  void saysWhatIsKnownOfNoise() {
    assertThat(says(counted(1))).hasSize(2);
    assertThat(says(denoised(Optional.of(0.5), Optional.of(0.125))))
        .contains(
            "denoising factor 0.250 in the median",
            "residual of the neighbours 0.50 m, of label noise alone 0.13 m");
    assertThat(says(denoised(Optional.empty(), Optional.of(0.125))))
        .contains("no neighbours whose residual could be told, of label noise alone 0.13 m");
    assertThat(says(denoised(Optional.of(0.5), Optional.empty())))
        .contains(
            "residual of the neighbours 0.50 m; how much of it is label noise cannot be told from"
                + " the model's examples");
  }

  @Test
  void namesFiguresAsColumnsAreNamed() {
    TrustSummary summary = of(denoised(Optional.of(0.5), Optional.of(0.125)), counted(4), NONE);
    assertThat(summary.toJson().toString())
        .contains("\"status\":{\"counted\":2,\"no_evidence\":1}")
        .contains("\"counted_among\":\"model\",\"samples\":12")
        .contains("\"n_s\":{\"least\":1.0,\"median\":2.5,\"largest\":4.0}")
        .contains("\"median_n_eff\":16.0", "\"median_denoising_factor\":0.25")
        .contains("\"median_neighbour_residual_m\":0.5", "\"median_predicted_residual_m\":0.125")
        .contains("\"features_by_level\":{\"1\":1,\"2\":1}");
    assertThat(of(NONE).toJson().toString()).doesNotContain("n_s", "median");
  }

  private static TrustSummary of(PieceTrust... features) {
    return TrustSummary.of(Arrays.asList(features), Among.MODEL, 12);
  }

  private static List<String> says(PieceTrust... features) {
    return of(features).lines();
  }

  private static PieceTrust counted(double count) {
    return new Counted(1, count, Optional.empty());
  }

  private static PieceTrust denoised(Optional<Double> neighbours, Optional<Double> noise) {
    return new Counted(2, 1, Optional.of(new Denoised(16, 0.25, neighbours, noise)));
  }
}
