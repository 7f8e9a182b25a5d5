package org.cadalign.confidence;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Turns the signs of a building into the distribution of its error. Signs are summed up in one
 * score, linear in them on their scales; what buildings of such a score were off is read from a
 * table that rises with the score.
 *
 * @param model digest of the weights that it belongs to
 * @param scenes that it was fitted on, by name
 * @param usual what images look like that it holds for; files before it was known lack it
 * @param terms of the score
 * @param constant of the score
 * @param knots scores of the rows of the table, ascending
 * @param quantiles a row for each knot: of the error, ground metres, at equally spaced
 *     probabilities ({@link ErrorSpread}); no figure falls from row to row
 */
public record Calibration(
    String model,
    List<String> scenes,
    UsualSupport usual,
    List<Term> terms,
    double constant,
    List<Double> knots,
    List<List<Double>> quantiles) {

  public Calibration {
    scenes = List.copyOf(scenes);
    usual = Objects.requireNonNullElse(usual, UsualSupport.UNKNOWN);
    terms = List.copyOf(terms);
    knots = List.copyOf(knots);
    quantiles = quantiles.stream().map(List::copyOf).toList();
    if (knots.isEmpty() || knots.size() != quantiles.size()) {
      throw new IllegalArgumentException(knots.size() + " knots, " + quantiles.size() + " rows");
    }
  }

  /**
   * Part of the score.
   *
   * @param sign what it is of
   * @param centre mean of the sign on its scale; counts where the sign is not known
   * @param weight of what it is more than that
   */
  public record Term(Sign sign, double centre, double weight) {
    double of(Signs signs) {
      OptionalDouble value = signs.of(sign);
      return value.isPresent() ? weight * (sign.scaled(value.getAsDouble()) - centre) : 0;
    }
  }

  /** The score of a building: the higher, the farther off it is expected to lie. */
  public double score(Signs signs) {
    return constant + terms.stream().mapToDouble(term -> term.of(signs)).sum();
  }

  /** The distribution of a building's error. */
  public ErrorSpread spread(Signs signs) {
    double score = score(signs);
    int above = 0;
    while (above < knots.size() && knots.get(above) < score) {
      above++;
    }
    if (above == 0 || above == knots.size()) {
      return row(Math.min(above, knots.size() - 1), Math.min(above, knots.size() - 1), 0);
    }
    double below = knots.get(above - 1);
    return row(above - 1, above, (score - below) / (knots.get(above) - below));
  }

  private ErrorSpread row(int a, int b, double share) {
    double[] metres = new double[quantiles.get(a).size()];
    for (int i = 0; i < metres.length; i++) {
      double low = quantiles.get(a).get(i);
      metres[i] = low + share * (quantiles.get(b).get(i) - low);
    }
    return new ErrorSpread(metres);
  }
}
