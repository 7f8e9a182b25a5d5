package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.Reach;
import org.cadalign.raster.Window;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class PatchPlanTest {
  private static final Reach REACH = Reach.of(OutlineMatcherSpec.compact());
  private static final PatchPlan PLAN = new PatchPlan(128, REACH);
  private static final Envelope IMAGE = new Envelope(0, 3000, 0, 3000);

  /** A piece and the 6 px around it that it is compared with must fit. */
  @ParameterizedTest
  @CsvSource({"10, 1", "108, 1", "117, 2", "216, 2", "300, 4", "430, 4", "500, 8", "860, 8"})
  void takesTheFinestLevelThatHoldsThePiece(double extent, int level) {
    Envelope piece = new Envelope(1000, 1000 + extent, 1500, 1500 + extent / 2);
    PatchPlace.At place = (PatchPlace.At) PLAN.place(7, piece, IMAGE);
    assertThat(place.level()).isEqualTo(level);
    assertThat(place.piece()).isEqualTo(7);
    Window window = place.window();
    assertThat(window.width()).isEqualTo(128);
    assertThat(window.x() % REACH.alignment()).isZero();
    assertThat(window.x() + 64.0)
        .isBetween(at(piece.centre().x, level), to(piece.centre().x, level));
    assertThat(window.y() + 64.0)
        .isBetween(at(piece.centre().y, level), to(piece.centre().y, level));
  }

  private static double at(double centre, int level) {
    return centre / level - 4;
  }

  private static double to(double centre, int level) {
    return centre / level + 4;
  }

  @ParameterizedTest
  @CsvSource({"-200, 100, OUTSIDE", "3001, 10, OUTSIDE", "10, 1100, TOO_LARGE"})
  void saysWhyThereIsNoPatch(double from, double extent, Reason reason) {
    Envelope piece = new Envelope(from, from + extent, 10, 20);
    assertThat(PLAN.place(0, piece, IMAGE)).isEqualTo(new PatchPlace.Nowhere(reason));
    assertThat(PLAN.place(0, new Envelope(), IMAGE))
        .isEqualTo(new PatchPlace.Nowhere(Reason.OUTSIDE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -8, 8, 24, 100, 1032})
  void refusesSidesThatDoNotFitTheNetwork(int side) {
    assertThatThrownBy(() -> new PatchPlan(side, REACH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a patch of " + side + " px");
  }
}
