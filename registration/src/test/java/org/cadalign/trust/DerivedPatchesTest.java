package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cadalign.retrieve.CountSketch;
import org.junit.jupiter.api.Test;

class DerivedPatchesTest {
  private final DerivedPatches patches =
      new DerivedPatches(
          new Mirror(),
          List.of(Mirror.rows(1, 2, 0, 3), Mirror.rows(0, 0, 0, 0)),
          new CountSketch(5, 1));

  @Test
  void keepWhatIsTakenOffTheirJacobians() {
    assertThat(patches.source().jacobians(0, 1)).hasSize(1);
    DerivedPatches.Kept kept = patches.kept(0);
    assertThat(kept.outputs()).containsExactly(1, 2);
    assertThat(kept.own()).isDeepEqualTo(new double[][] {{5, 6}, {6, 9}});
    assertThat(kept.sketch()).hasDimensions(2, 5);
    assertThat(kept.correlation()).isPresent();
  }

  @Test
  void oneWithoutEvidenceHasNoCorrelation() {
    assertThat(patches.source().jacobians(1, 2)).hasSize(1);
    assertThat(patches.kept(1).correlation()).isEmpty();
  }

  @Test
  void nothingIsKeptBefore() {
    assertThatThrownBy(() -> patches.kept(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("patch 1 was not derived");
  }
}
