package org.cadalign.data;

import java.awt.geom.AffineTransform;

/**
 * The image in a view.
 *
 * @param bands {@code [3 * height * width]} samples 0..255, 0 where not valid
 * @param valid {@code [height * width]} 1 or 0
 */
record ImagePatch(float[] bands, float[] valid) {
  /** From this shrinking on, single samples would alias: the mean of four takes their place. */
  private static final double SHRINKING = 1 / 1.2;

  /**
   * Samples a scene bilinearly.
   *
   * @param source level of the plane to sample from: the view's, or a coarser one for a blurred
   *     image
   */
  static ImagePatch sample(SceneRaster scene, View view, int source) {
    int n = view.size() * view.size();
    ImagePatch patch = new ImagePatch(new float[3 * n], new float[n]);
    AffineTransform toPlane = AffineTransform.getScaleInstance(1.0 / source, 1.0 / source);
    toPlane.concatenate(view.toScene());
    double spread = view.scale() < SHRINKING && source == view.level() ? 0.25 : 0;
    Plane plane = scene.plane(source);
    float[] samples = new float[3];
    for (int at = 0; at < n; at++) {
      int row = at / view.size();
      double x = at - row * view.size() + 0.5;
      double y = row + 0.5;
      if (mean(plane, toPlane, new double[] {x, y}, spread, samples)) {
        patch.valid[at] = 1;
        for (int band = 0; band < 3; band++) {
          patch.bands[band * n + at] = samples[band];
        }
      }
    }
    return patch;
  }

  private static boolean mean(
      Plane plane, AffineTransform toPlane, double[] xy, double spread, float[] mean) {
    if (spread == 0) {
      double[] there = new double[2];
      toPlane.transform(xy, 0, there, 0, 1);
      return plane.sample(there[0], there[1], mean);
    }
    double[] corners = {
      xy[0] - spread,
      xy[1] - spread,
      xy[0] + spread,
      xy[1] - spread,
      xy[0] - spread,
      xy[1] + spread,
      xy[0] + spread,
      xy[1] + spread
    };
    toPlane.transform(corners, 0, corners, 0, 4);
    float[] one = new float[3];
    float[] sum = new float[3];
    for (int i = 0; i < corners.length; i += 2) {
      if (!plane.sample(corners[i], corners[i + 1], one)) {
        return false;
      }
      for (int band = 0; band < 3; band++) {
        sum[band] += one[band] / 4;
      }
    }
    System.arraycopy(sum, 0, mean, 0, 3);
    return true;
  }
}
