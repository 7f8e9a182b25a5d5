package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.engine.Tensor;

/**
 * The pieces that a drawing shows. Those of which no pixel is seen are left out, as in aligning.
 *
 * @param pieces by their number less one
 * @param index number of the piece that a pixel shows, 0 where it shows none
 */
record DrawnPieces(List<Integer> pieces, Tensor index) {
  private static final float VALID = 0.5f;

  /**
   * Numbers the pieces that are seen.
   *
   * @param candidates that were drawn
   * @param drawn index of the drawing, by the candidates' own numbers
   */
  static DrawnPieces of(List<Integer> candidates, Tensor drawn) {
    boolean[] seen = seen(candidates.size(), drawn);
    List<Integer> pieces = new ArrayList<>();
    float[] number = new float[seen.length];
    for (int i = 1; i < seen.length; i++) {
      if (seen[i]) {
        pieces.add(candidates.get(i - 1));
        number[i] = pieces.size();
      }
    }
    return new DrawnPieces(pieces, renumbered(drawn, number));
  }

  private static boolean[] seen(int candidates, Tensor drawn) {
    boolean[] seen = new boolean[candidates + 1];
    for (float number : drawn.data()) {
      seen[Math.round(number)] = true;
    }
    return seen;
  }

  private static Tensor renumbered(Tensor drawn, float[] number) {
    float[] index = new float[drawn.data().length];
    for (int i = 0; i < index.length; i++) {
      index[i] = number[Math.round(drawn.data()[i])];
    }
    return new Tensor(index, drawn.shape());
  }

  /** Whether a piece is seen. */
  boolean shows(int piece) {
    return pieces.contains(piece);
  }

  /** Whether there is image under a piece that is seen. */
  boolean covers(int piece, Tensor valid) {
    int own = pieces.indexOf(piece) + 1;
    for (int i = 0; i < index.data().length; i++) {
      if (Math.round(index.data()[i]) == own && valid.data()[i] > VALID) {
        return true;
      }
    }
    return false;
  }
}
