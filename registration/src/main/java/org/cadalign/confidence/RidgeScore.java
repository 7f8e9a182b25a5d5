package org.cadalign.confidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cadalign.confidence.Calibration.Term;
import org.cadalign.confidence.CalibrationFit.Example;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Linear regression of the logarithm of errors on signs, each on its scale and with variance 1,
 * whose weights are kept small: errors of different scenes follow signs in different ways.
 *
 * @param terms one for each sign that varies
 * @param constant mean of the logarithms
 */
record RidgeScore(List<Term> terms, double constant) {
  // Labels are no better than this, and logarithms of smaller errors would count for too much.
  private static final double SHORT_M = 0.05;

  double of(Signs signs) {
    return constant + terms.stream().mapToDouble(term -> term.of(signs)).sum();
  }

  /**
   * Fits.
   *
   * @param rows of the examples that are used
   */
  static RidgeScore fit(
      Collection<Sign> among,
      List<Example> examples,
      double[] weights,
      List<Integer> rows,
      double ridge) {
    List<Column> columns = new ArrayList<>();
    for (Sign sign : among) {
      Column column = Column.of(sign, examples, weights, rows);
      if (column.deviation() > 1e-9) {
        columns.add(column);
      }
    }
    double total = rows.stream().mapToDouble(i -> weights[i]).sum();
    double mean = rows.stream().mapToDouble(i -> weights[i] * target(examples, i)).sum() / total;
    double[] solved = solve(columns, examples, weights, rows, ridge, mean, total);
    List<Term> terms = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      terms.add(new Term(column.sign(), column.centre(), solved[c] / column.deviation()));
    }
    return new RidgeScore(terms, mean);
  }

  private static double target(List<Example> examples, int row) {
    return Math.log(SHORT_M + examples.get(row).error());
  }

  private static double[] solve(
      List<Column> columns,
      List<Example> examples,
      double[] weights,
      List<Integer> rows,
      double ridge,
      double mean,
      double total) {
    int n = columns.size();
    double[][] products = new double[n][n];
    double[] right = new double[n];
    for (int i : rows) {
      double[] x = columns.stream().mapToDouble(c -> c.standard(examples.get(i).signs())).toArray();
      double y = target(examples, i) - mean;
      for (int a = 0; a < n; a++) {
        right[a] += weights[i] * x[a] * y / total;
        for (int b = 0; b <= a; b++) {
          products[a][b] += weights[i] * x[a] * x[b] / total;
        }
      }
    }
    for (int a = 0; a < n; a++) {
      products[a][a] += ridge;
      for (int b = 0; b < a; b++) {
        products[b][a] = products[a][b];
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(products, false))
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }

  /** One sign over all examples; where it is not known, its mean counts. */
  private record Column(Sign sign, double centre, double deviation) {
    static Column of(Sign sign, List<Example> examples, double[] weights, List<Integer> rows) {
      double known = 0;
      double sum = 0;
      double total = 0;
      for (int i : rows) {
        total += weights[i];
        if (examples.get(i).signs().of(sign).isPresent()) {
          known += weights[i];
          sum += weights[i] * scaled(sign, examples.get(i).signs());
        }
      }
      double centre = known > 0 ? sum / known : 0;
      double squares = 0;
      for (int i : rows) {
        if (examples.get(i).signs().of(sign).isPresent()) {
          double off = scaled(sign, examples.get(i).signs()) - centre;
          squares += weights[i] * off * off;
        }
      }
      return new Column(sign, centre, Math.sqrt(squares / total));
    }

    private static double scaled(Sign sign, Signs signs) {
      return sign.scaled(signs.of(sign).orElseThrow());
    }

    double standard(Signs signs) {
      return signs.of(sign).isPresent() ? (scaled(sign, signs) - centre) / deviation : 0;
    }
  }
}
