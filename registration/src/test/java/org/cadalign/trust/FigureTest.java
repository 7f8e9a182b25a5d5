package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cadalign.trust.Denoising.Denoised;
import org.cadalign.trust.PieceTrust.Counted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {
  private static final PieceTrust KNOWN =
      new Counted(2, 1, Optional.of(new Denoised(2, 3, Optional.of(4.0), Optional.of(5.0))));

  @ParameterizedTest
  @CsvSource({
    "N_S, n_s, n_s, '', 1",
    "N_EFF, n_eff, n_eff, '', 2",
    "DENOISING_FACTOR, denoising_factor, denoising_factor, '', 3",
    "NEIGHBOUR_RESIDUAL, neighbour_residual_m, neighbour_residual, metre, 4",
    "PREDICTED_RESIDUAL, predicted_residual_m, predicted_residual, metre, 5",
  })
  void hasOneNameAndOneValue(Figure figure, String column, String band, String unit, double value) {
    assertThat(figure.column()).isEqualTo(column);
    assertThat(figure.band().name()).isEqualTo(band);
    assertThat(figure.band().unit()).isEqualTo(unit);
    assertThat(figure.of(KNOWN)).contains(value);
    assertThat(TrustColumns.ALL).contains(figure.field());
    assertThat(figure.field().name()).isEqualTo(column);
    assertThat(figure.field().description().orElseThrow().contains("metres"))
        .isEqualTo(unit.equals("metre"));
  }

  @ParameterizedTest
  @EnumSource
  void isEmptyWhereNothingIsKnown(Figure figure) {
    assertThat(figure.of(PieceTrust.withoutPolygon())).isEmpty();
  }
}
