package org.cadalign.trust;

import java.util.Optional;
import org.cadalign.raster.FieldLayout;
import org.cadalign.trust.Denoising.Denoised;
import org.cadalign.trust.PieceTrust.Counted;

/** A number that is told of a piece, by the same name in every file. */
enum Figure {
  N_S("n_s", ""),
  N_EFF("n_eff", ""),
  DENOISING_FACTOR("denoising_factor", ""),
  NEIGHBOUR_RESIDUAL("neighbour_residual", "metre"),
  PREDICTED_RESIDUAL("predicted_residual", "metre");

  private final String quantity;
  private final String unit;

  Figure(String quantity, String unit) {
    this.quantity = quantity;
    this.unit = unit;
  }

  /** Of a piece; empty where it is not told. */
  Optional<Double> of(PieceTrust trust) {
    return trust instanceof Counted counted ? value(counted) : Optional.empty();
  }

  private Optional<Double> value(Counted counted) {
    return switch (this) {
      case N_S -> Optional.of(counted.count());
      case N_EFF -> counted.denoised().map(Denoised::effective);
      case DENOISING_FACTOR -> counted.denoised().map(Denoised::factor);
      case NEIGHBOUR_RESIDUAL -> counted.neighbourResidualMetres();
      case PREDICTED_RESIDUAL -> counted.residualMetres();
    };
  }

  /** Name of a column, with the unit where there is one. */
  String column() {
    return unit.isEmpty() ? quantity : quantity + "_m";
  }

  /** In a raster, whose bands have units of their own. */
  FieldLayout.Band band() {
    return new FieldLayout.Band(quantity, unit);
  }
}
