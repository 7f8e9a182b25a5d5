package org.cadalign.data;

/** How networks are shown brightness: samples of 0 to 255 become about -2 to 2. */
public final class ImageScaling {
  private static final double CENTRE = 127.5;
  private static final double HALF = 64;

  /** Share of a pixel that must hold data for it to count as valid. */
  public static final float VALID_FROM = 0.5f;

  private ImageScaling() {}

  /** One sample as networks see it: {@code (v - 127.5) / 64}. */
  public static float scaled(double sample) {
    return (float) ((sample - CENTRE) / HALF);
  }
}
