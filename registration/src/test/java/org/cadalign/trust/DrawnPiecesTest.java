package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cadalign.engine.Tensor;
import org.junit.jupiter.api.Test;

class DrawnPiecesTest {
  /** Piece 8 is hidden by the others. */
  private static final DrawnPieces DRAWN = DrawnPieces.of(List.of(7, 8, 9), row(0, 1, 1, 3, 3));

  @Test
  void areNumberedWithoutGaps() {
    assertThat(DRAWN.pieces()).containsExactly(7, 9);
    assertThat(DRAWN.index().data()).containsExactly(0, 1, 1, 2, 2);
    assertThat(DRAWN.index().shape()).containsExactly(1, 1, 1, 5);
  }

  @Test
  void thoseThatAreHiddenAreNotShown() {
    assertThat(DRAWN.shows(7)).isTrue();
    assertThat(DRAWN.shows(8)).isFalse();
  }

  @Test
  void aPixelOfImageIsEnough() {
    assertThat(DRAWN.covers(9, row(1, 1, 1, 0, 1))).isTrue();
    assertThat(DRAWN.covers(9, row(1, 1, 1, 0, 0))).isFalse();
  }

  private static Tensor row(float... values) {
    return new Tensor(values, 1, 1, 1, values.length);
  }
}
