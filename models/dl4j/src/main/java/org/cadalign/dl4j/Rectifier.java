package org.cadalign.dl4j;

/** What follows a convolution. */
enum Rectifier {
  /** Nothing. */
  NONE("identity", 0),
  /** max(x, 0). */
  RELU("relu", 0),
  /** x, below 0 e^x - 1. */
  ELU("elu", 1);

  private final String name;
  private final double number;

  /**
   * @param name of ND4J's operation
   * @param number that it takes: what is cut off, or how much of the exponential counts
   */
  Rectifier(String name, double number) {
    this.name = name;
    this.number = number;
  }

  /** From x to the result. */
  Operation forward() {
    return new Operation(name, new double[] {number});
  }

  /** From x and the derivative by the result to the derivative by x. */
  Operation backward() {
    return new Operation(name + "_bp", new double[] {number});
  }
}
