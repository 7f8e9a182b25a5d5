package org.cadalign.toy;

/** The optimiser Adam with its usual settings: rates 0.9 and 0.999, 1e-8 beside the root. */
final class Adam {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  /** Moments below this are none: numbers too small for full precision are slow to compute with. */
  private static final double NOTHING = 1e-150;

  private final double[] first;
  private final double[] second;
  private double firstPower = 1;
  private double secondPower = 1;

  /** Starts without memory of steps. */
  Adam(int parameters) {
    first = new double[parameters];
    second = new double[parameters];
  }

  /** Moves the parameters against the gradient. */
  void step(double[] parameters, double[] gradient, double rate) {
    firstPower *= FIRST;
    secondPower *= SECOND;
    double step = rate / (1 - firstPower);
    double scale = 1 / Math.sqrt(1 - secondPower);
    average(first, gradient);
    averageSquares(second, gradient);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= step * first[i] / (Math.sqrt(second[i]) * scale + EPSILON);
    }
  }

  private static void average(double[] moment, double[] gradient) {
    for (int i = 0; i < moment.length; i++) {
      moment[i] = FIRST * moment[i] + (1 - FIRST) * gradient[i];
    }
  }

  private static void averageSquares(double[] moment, double[] gradient) {
    for (int i = 0; i < moment.length; i++) {
      moment[i] = SECOND * moment[i] + (1 - SECOND) * gradient[i] * gradient[i];
    }
  }

  /** Forgets what is too small to matter; from time to time. */
  void forgetNothings() {
    for (int i = 0; i < first.length; i++) {
      first[i] = Math.abs(first[i]) < NOTHING ? 0 : first[i];
      second[i] = second[i] < NOTHING ? 0 : second[i];
    }
  }
}
