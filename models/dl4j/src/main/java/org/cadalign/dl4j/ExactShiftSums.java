package org.cadalign.dl4j;

/** The sums as they are defined, one product after the other, in double precision. */
final class ExactShiftSums implements ShiftSums {
  private final int side;
  private final double[] seen;
  private final int columns;
  private final double[] drawn;
  private final int[] corners;
  private final int[] ends;
  private final int channels;

  ExactShiftSums(
      int radius, double[] seen, int columns, double[] drawn, int[] corners, int[] ends) {
    this.side = 2 * radius + 1;
    this.seen = seen;
    this.columns = columns;
    this.drawn = drawn;
    this.corners = corners;
    this.ends = ends;
    this.channels = corners.length == 0 ? 1 : drawn.length / corners.length;
  }

  @Override
  public double[] volumes() {
    double[] volumes = new double[ends.length * 3 * side * side];
    forEach((volume, image, drawing) -> volumes[volume] += seen[image] * drawn[drawing]);
    return volumes;
  }

  @Override
  public Gradients gradients(double[] byVolumes) {
    Gradients gradients = new Gradients(new double[seen.length], new double[drawn.length]);
    forEach(
        (volume, image, drawing) -> {
          gradients.seen()[image] += byVolumes[volume] * drawn[drawing];
          gradients.drawn()[drawing] += byVolumes[volume] * seen[image];
        });
    return gradients;
  }

  private void forEach(Product product) {
    int pixel = 0;
    for (int group = 0; group < ends.length; group++) {
      for (; pixel < ends[group]; pixel++) {
        for (int shift = 0; shift < side * side; shift++) {
          int image = corners[pixel] + shift / side * columns + shift % side;
          for (int channel = 0; channel < channels; channel++) {
            product.at(
                (group * 3 + Math.min(channel, 2)) * side * side + shift,
                image * channels + channel,
                pixel * channels + channel);
          }
        }
      }
    }
  }

  private interface Product {
    void at(int volume, int image, int drawing);
  }
}
