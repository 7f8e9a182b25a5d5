package org.cadalign.trust;

import java.util.Optional;
import org.cadalign.layer.Field;
import org.cadalign.raster.FieldLayout;
import org.cadalign.trust.Denoising.Denoised;
import org.cadalign.trust.PieceTrust.Counted;

/** A number that is told of a piece, by the same name in every file. */
enum Figure {
  N_S("n_s", "", "soft count of the patches that the network treats alike"),
  N_EFF("n_eff", "", "how many patches the answer rests on"),
  DENOISING_FACTOR(
      "denoising_factor", "", "what label noise of standard deviation one is brought down to"),
  NEIGHBOUR_RESIDUAL(
      "neighbour_residual", "metre", "how far answers lie from labels among them, ground metres"),
  PREDICTED_RESIDUAL(
      "predicted_residual",
      "metre",
      "predicted standard deviation of the label noise that is left, ground metres");

  private final String quantity;
  private final String unit;
  private final String description;

  Figure(String quantity, String unit, String description) {
    this.quantity = quantity;
    this.unit = unit;
    this.description = description;
  }

  /** As a column of a layer. */
  Field field() {
    return new Field(column(), Field.Type.REAL, description);
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
