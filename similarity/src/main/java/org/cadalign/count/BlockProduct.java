package org.cadalign.count;

/**
 * Inner products of many long rows with many others. Each is summed in an order that depends on its
 * length alone, so blocks and threads do not change a bit of it; and that of (a, b) is that of (b,
 * a).
 */
final class BlockProduct {
  // A panel of the right factor stays in the cache. A multiple of four, see add.
  private static final int DEPTH = 256;
  private static final int WIDTH = 256;

  private BlockProduct() {}

  /**
   * Products of some rows with all of others.
   *
   * @param a rows of p numbers
   * @param from first row of a
   * @param to row of a after the last
   * @param b rows of p numbers
   * @return to - from rows, one number for each row of b
   */
  static double[][] of(double[][] a, int from, int to, double[][] b) {
    double[][] product = new double[to - from][b.length];
    int length = b.length == 0 ? 0 : b[0].length;
    double[] panel = new double[DEPTH * WIDTH];
    for (int k = 0; k < length; k += DEPTH) {
      int depth = Math.min(DEPTH, length - k);
      for (int j = 0; j < b.length; j += WIDTH) {
        int width = Math.min(WIDTH, b.length - j);
        pack(b, j, width, k, depth, panel);
        for (int i = 0; i < product.length; i++) {
          add(product[i], j, width, a[from + i], k, depth, panel);
        }
      }
    }
    return product;
  }

  /** Transposes a panel, so that the innermost loop goes along memory. */
  private static void pack(double[][] b, int j, int width, int k, int depth, double[] panel) {
    for (int column = 0; column < width; column++) {
      double[] row = b[j + column];
      for (int i = 0; i < depth; i++) {
        panel[i * WIDTH + column] = row[k + i];
      }
    }
  }

  private static void add(
      double[] sums, int j, int width, double[] a, int k, int depth, double[] panel) {
    int i = 0;
    for (; i + 3 < depth; i += 4) {
      four(sums, j, width, a, k + i, panel, i * WIDTH);
    }
    for (; i < depth; i++) {
      double factor = a[k + i];
      for (int column = 0; column < width; column++) {
        sums[j + column] += factor * panel[i * WIDTH + column];
      }
    }
  }

  private static void four(
      double[] sums, int j, int width, double[] a, int k, double[] panel, int row) {
    double a0 = a[k];
    double a1 = a[k + 1];
    double a2 = a[k + 2];
    double a3 = a[k + 3];
    for (int column = 0; column < width; column++) {
      sums[j + column] +=
          a0 * panel[row + column]
              + a1 * panel[row + WIDTH + column]
              + a2 * panel[row + 2 * WIDTH + column]
              + a3 * panel[row + 3 * WIDTH + column];
    }
  }
}
