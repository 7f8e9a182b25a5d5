package org.cadalign.dl4j;

/**
 * How well each group's drawing fits the image at each shift, of one drawing of B windows: sum over
 * the group's pixels p of image evidence at p + shift times the normed drawing at p. Only pixels of
 * groups are touched.
 */
final class Volumes {
  private final Members members;
  private final NormedDrawing drawing;
  private final ShiftSums sums;

  /**
   * @param seen image evidence with zeros around it
   * @param drawn what the map has at the members' pixels (pixels, channels)
   */
  Volumes(Format format, Seen seen, Members members, double[] drawn) {
    this.members = members;
    this.drawing = new NormedDrawing(members, drawn, seen.channels());
    this.sums =
        ShiftSums.of(
            format,
            seen.radius(),
            seen.padded(),
            seen.columns(),
            drawing.values(),
            seen.corners(members.pixels()),
            members.ends());
  }

  /** (groups, 3, dy, dx), shifts ascending. */
  double[] values() {
    return sums.volumes();
  }

  /** Pixels of each group, at least 1. */
  double[] sizes() {
    double[] sizes = new double[members.groups()];
    for (int group = 0; group < sizes.length; group++) {
      sizes[group] = members.size(group);
    }
    return sizes;
  }

  /** Derivatives by image, padded, and by what was drawn, from those by the volumes. */
  ShiftSums.Gradients backward(double[] byVolumes) {
    ShiftSums.Gradients found = sums.gradients(byVolumes);
    return new ShiftSums.Gradients(found.seen(), drawing.backward(found.drawn()));
  }
}
