package org.cadalign.synth;

import java.util.SplittableRandom;
import org.cadalign.noise.Streams;
import org.locationtech.jts.geom.Coordinate;

/**
 * Light, colours of the country, and camera.
 *
 * @param sun where it stands
 * @param skylight light in the shadow over that in the sun, 0 to 1
 * @param soil colour of bare ground
 * @param leaves colour of what grows
 * @param street colour of streets
 * @param cast colour of all light
 * @param haze light that the air adds
 * @param contrast power of the camera's curve; 1 is linear
 * @param exposure factor before the curve
 * @param blur standard deviation of a point's image, pixels of the photograph
 * @param grain standard deviation of the sensor's noise, grey levels
 * @param lean how far a roof is displaced in the image, for each metre of its height
 */
record Look(
    Sun sun,
    double skylight,
    Rgb soil,
    Rgb leaves,
    Rgb street,
    Rgb cast,
    double haze,
    double contrast,
    double exposure,
    double blur,
    double grain,
    Coordinate lean) {

  /** Whether roofs are displaced at all. */
  boolean leans() {
    return lean.x != 0 || lean.y != 0;
  }

  /**
   * A look of its own for each seed.
   *
   * @param lean length of the lean, metres for each metre of height; its direction is random
   */
  static Look random(long seed, double lean) {
    SplittableRandom random = Streams.of(seed, 1);
    Sun sun =
        new Sun(2 * Math.PI * random.nextDouble(), Math.toRadians(28 + 40 * random.nextDouble()));
    Rgb red = new Rgb(0.45, 0.30, 0.21);
    Rgb sand = new Rgb(0.56, 0.48, 0.37);
    Rgb grey = new Rgb(0.42, 0.39, 0.35);
    double hue = random.nextDouble();
    Rgb soil = hue < 0.5 ? red.mixed(sand, 2 * hue) : sand.mixed(grey, 2 * hue - 1);
    Rgb leaves = new Rgb(0.22, 0.32, 0.12).mixed(new Rgb(0.13, 0.21, 0.10), random.nextDouble());
    Rgb street = Rgb.grey(0.36).near(random, 0.25).mixed(soil, random.nextDouble());
    double azimuth = 2 * Math.PI * random.nextDouble();
    return new Look(
        sun,
        0.22 + 0.38 * random.nextDouble(),
        soil.near(random, 0.15),
        leaves.near(random, 0.2),
        street,
        Rgb.grey(1).near(random, 0.08),
        0.06 * random.nextDouble(),
        0.65 + 0.35 * random.nextDouble(),
        0.95 + 0.5 * random.nextDouble(),
        0.35 + 0.65 * random.nextDouble(),
        1 + 4 * random.nextDouble(),
        new Coordinate(lean * Math.sin(azimuth), -lean * Math.cos(azimuth)));
  }
}
