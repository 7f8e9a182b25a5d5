package org.cadalign.synth;

import org.locationtech.jts.geom.Coordinate;

/** Looks for tests. */
final class Looks {
  private Looks() {}

  /** No shadows, haze, cast or grain, a linear curve, and dark ground. */
  static Look plain(double blur, Coordinate lean) {
    Rgb dark = Rgb.grey(0.1);
    return new Look(new Sun(1, 1), 1, dark, dark, dark, Rgb.grey(1), 0, 1, 1, blur, 0, lean);
  }

  static Look grainy(double grain) {
    Look plain = plain(0.6, new Coordinate(0, 0));
    return new Look(
        plain.sun(),
        plain.skylight(),
        plain.soil(),
        plain.leaves(),
        plain.street(),
        plain.cast(),
        plain.haze(),
        plain.contrast(),
        plain.exposure(),
        plain.blur(),
        grain,
        plain.lean());
  }
}
