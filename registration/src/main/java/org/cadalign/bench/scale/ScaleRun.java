package org.cadalign.bench.scale;

import java.util.List;

/**
 * One alignment.
 *
 * @param kind of the image: villages or city
 * @param side of the image, pixels
 * @param houses in the layer
 * @param near pixels close to a house
 * @param seconds of the whole run
 * @param peak bytes
 * @param pixelRatio pixels computed over pixels used, of the worst level
 * @param moved median move, metres
 */
record ScaleRun(
    String kind,
    int side,
    int houses,
    long near,
    double seconds,
    long peak,
    double pixelRatio,
    double moved) {
  /** The same without the seconds that a run takes in any case. */
  ScaleRun after(double startUp) {
    return new ScaleRun(kind, side, houses, near, seconds - startUp, peak, pixelRatio, moved);
  }

  /** Seconds per million pixels near houses. */
  double secondsPerMegapixel() {
    return seconds / (near / 1e6);
  }

  /** Slope of log seconds over log near pixels, by least squares; NaN for fewer than two runs. */
  static double exponent(List<ScaleRun> runs) {
    double x = 0;
    double y = 0;
    for (ScaleRun run : runs) {
      x += Math.log((double) run.near) / runs.size();
      y += Math.log(run.seconds) / runs.size();
    }
    double products = 0;
    double squares = 0;
    for (ScaleRun run : runs) {
      double dx = Math.log((double) run.near) - x;
      products += dx * (Math.log(run.seconds) - y);
      squares += dx * dx;
    }
    return squares == 0 ? Double.NaN : products / squares;
  }
}
