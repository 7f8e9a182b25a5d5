package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.gradient.Jacobian;
import org.cadalign.kernel.Kernels;
import org.cadalign.kernel.Whitening;

/**
 * Neighbours by k^C: a shortlist by sketches, which are read once for all that are asked for, then
 * exactly.
 *
 * @param store of the rows
 * @param size how many there are
 * @param derived gives Jacobians
 */
record NearestByGradients(RowStore store, int size, DerivedPieces derived) implements Neighbours {
  private static final int SHORTLIST = 50;

  @Override
  public List<List<Neighbour>> of(List<Integer> pieces, int most) throws DataException {
    List<Shortlist> lists = shortlists(pieces, Math.max(SHORTLIST, most));
    List<List<Neighbour>> nearest = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      nearest.add(exact(derived.of(pieces.get(i)), lists.get(i), most));
    }
    return nearest;
  }

  private List<Shortlist> shortlists(List<Integer> pieces, int length) throws DataException {
    List<double[][]> wanted = new ArrayList<>();
    List<Shortlist> lists = new ArrayList<>();
    for (int piece : pieces) {
      PatchRow.Derived row = (PatchRow.Derived) store.row(piece);
      wanted.add(((Whitening.Root) Whitening.of(row.own())).times(wide(row.sketch())));
      lists.add(new Shortlist(length));
    }
    for (int row = 0; row < size; row++) {
      if (store.row(row) instanceof PatchRow.Derived one
          && Whitening.of(one.own()) instanceof Whitening.Root root) {
        double[][] white = root.times(wide(one.sketch()));
        for (int i = 0; i < wanted.size(); i++) {
          if (pieces.get(i) != row) {
            lists.get(i).offer(new Neighbour(row, trace(wanted.get(i), white)));
          }
        }
      }
    }
    return lists;
  }

  private List<Neighbour> exact(Jacobian of, Shortlist list, int most) throws DataException {
    Shortlist exact = new Shortlist(most);
    for (Neighbour candidate : list.sorted()) {
      Jacobian other = derived.of(candidate.piece());
      exact.offer(new Neighbour(candidate.piece(), Kernels.similarity(of, other).orElseThrow()));
    }
    return exact.sorted();
  }

  /** Tr(a b^T) / d. */
  private static double trace(double[][] a, double[][] b) {
    double sum = 0;
    for (int row = 0; row < a.length; row++) {
      for (int i = 0; i < a[row].length; i++) {
        sum += a[row][i] * b[row][i];
      }
    }
    return sum / a.length;
  }

  private static double[][] wide(float[][] rows) {
    double[][] wide = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        wide[i][k] = rows[i][k];
      }
    }
    return wide;
  }
}
