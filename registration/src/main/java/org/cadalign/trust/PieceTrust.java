package org.cadalign.trust;

import java.util.Locale;
import java.util.Optional;
import org.cadalign.kernel.Whitening;
import org.cadalign.trust.Denoising.Denoised;

/** What is said of a piece, and of the features and tiles that it stands for. */
sealed interface PieceTrust {
  /** As written in columns. */
  String status();

  /** Why nothing is said of it, in a word or two; an empty text where something is. */
  String reason();

  /**
   * Its neighbours were counted.
   *
   * @param level of its patch
   * @param count N_S
   * @param denoised what is left of label noise, where something can be said
   */
  record Counted(int level, double count, Optional<Denoised> denoised) implements PieceTrust {
    @Override
    public String status() {
      return "counted";
    }

    @Override
    public String reason() {
      return "";
    }

    /** Residual of its neighbours, ground metres. */
    Optional<Double> neighbourResidualMetres() {
      return denoised.flatMap(Denoised::neighbourResidual);
    }

    /** Predicted residual, ground metres. */
    Optional<Double> residualMetres() {
      return denoised.flatMap(Denoised::residual);
    }
  }

  /**
   * Nothing can be said of it.
   *
   * @param reason in a word or two
   */
  record NoEvidence(String reason) implements PieceTrust {
    @Override
    public String status() {
      return "no_evidence";
    }
  }

  /** A feature that shows no polygon. */
  static PieceTrust withoutPolygon() {
    return new NoEvidence("no_polygon");
  }

  /**
   * Of a row and its count.
   *
   * @param count N_S, or NaN
   */
  static PieceTrust of(PatchRow row, double count, Denoising denoising) {
    if (row instanceof PatchRow.Unseen unseen) {
      return new NoEvidence(unseen.reason().name().toLowerCase(Locale.ROOT));
    }
    PatchRow.Derived derived = (PatchRow.Derived) row;
    if (Double.isNaN(count)) {
      return new NoEvidence(singular(derived));
    }
    return new Counted(derived.level(), count, denoising.of(derived));
  }

  private static String singular(PatchRow.Derived row) {
    return Whitening.of(row.own()) instanceof Whitening.NoEvidence none
        ? none.reason().name().toLowerCase(Locale.ROOT)
        : "not_finite";
  }
}
