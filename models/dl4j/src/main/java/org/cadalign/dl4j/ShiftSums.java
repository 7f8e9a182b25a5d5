package org.cadalign.dl4j;

import org.cadalign.shift.ShiftProducts;

/** Sums over shifts, and their derivatives, in the number format of a network. */
interface ShiftSums {
  /** (groups, 3, dy, dx): channel 0, channel 1, the sum of all others. */
  double[] volumes();

  /** Derivatives of a value by image and drawing, from those by the volumes. */
  Gradients gradients(double[] byVolumes);

  /**
   * Derivatives.
   *
   * @param seen by the image, zeros around it included
   * @param drawn by the drawing
   */
  record Gradients(double[] seen, double[] drawn) {}

  /**
   * Sums of a window.
   *
   * @param radius largest shift, pixels
   * @param seen image (rows, columns, channels), with {@code radius} zeros around it
   * @param columns of the image, with the zeros
   * @param drawn drawing (pixels, channels), group by group
   * @param corners of each pixel of the drawing the upper left pixel of the image that it meets at
   *     some shift
   * @param ends of each group the index of the pixel after its last
   */
  static ShiftSums of(
      Format format,
      int radius,
      double[] seen,
      int columns,
      double[] drawn,
      int[] corners,
      int[] ends) {
    return format.isDouble()
        ? new ExactShiftSums(radius, seen, columns, drawn, corners, ends)
        : new Single(
            new ShiftProducts(
                radius, Values.narrow(seen), columns, Values.narrow(drawn), corners, ends));
  }

  /** In single precision, as the torch engine takes them. */
  record Single(ShiftProducts products) implements ShiftSums {
    @Override
    public double[] volumes() {
      return Values.wide(products.volumes());
    }

    @Override
    public Gradients gradients(double[] byVolumes) {
      ShiftProducts.Gradients found = products.gradients(Values.narrow(byVolumes));
      return new Gradients(Values.wide(found.seen()), Values.wide(found.drawn()));
    }
  }
}
