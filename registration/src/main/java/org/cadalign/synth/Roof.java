package org.cadalign.synth;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Forms of roofs. */
enum Roof {
  /** Level, mostly with a parapet. */
  FLAT {
    @Override
    List<Facet> facets(Wing w) {
      return List.of(new Facet(w.corners(), w.ridge(), 0));
    }
  },
  /** One plane that falls across the ridge's direction. */
  SHED {
    @Override
    List<Facet> facets(Wing w) {
      return List.of(new Facet(w.corners(), across(w, 1, 2), 0.15));
    }
  },
  /** Two planes that meet at a ridge from gable to gable. */
  GABLE {
    @Override
    List<Facet> facets(Wing w) {
      return ridged(w, 0, 1);
    }
  },
  /** Four planes. */
  HIP {
    @Override
    List<Facet> facets(Wing w) {
      double end = Math.min(0.5, w.breadth() / 2 / Math.max(w.length(), 1e-9));
      Coordinate a = w.onRidge(end);
      Coordinate b = w.onRidge(1 - end);
      Coordinate r = w.ridge();
      List<Facet> sides = ridged(w, end, 1 - end);
      return List.of(
          sides.get(0),
          sides.get(1),
          new Facet(List.of(w.corner(0), w.corner(1), a), new Coordinate(-r.x, -r.y), STEEP),
          new Facet(List.of(w.corner(2), w.corner(3), b), r, STEEP));
    }
  };

  private static final double STEEP = 0.5;

  /** The planes of the roof over a wing. */
  abstract List<Facet> facets(Wing wing);

  private static List<Facet> ridged(Wing w, double from, double to) {
    Coordinate a = w.onRidge(from);
    Coordinate b = w.onRidge(to);
    return List.of(
        new Facet(List.of(w.corner(1), w.corner(2), b, a), across(w, 1, 2), STEEP),
        new Facet(List.of(w.corner(3), w.corner(0), a, b), across(w, 3, 0), STEEP));
  }

  /** From the ridge towards the side between two corners, of length 1. */
  private static Coordinate across(Wing w, int from, int to) {
    Coordinate ridge = w.ridge();
    Coordinate middle = w.onRidge(0.5);
    double x = (w.corner(from).x + w.corner(to).x) / 2 - middle.x;
    double y = (w.corner(from).y + w.corner(to).y) / 2 - middle.y;
    double side = Math.signum(-ridge.y * x + ridge.x * y);
    return new Coordinate(-ridge.y * side, ridge.x * side);
  }

  /**
   * A plane of a roof.
   *
   * @param corners seen from above
   * @param downhill direction of its slope, of length 1
   * @param steepness metres that it falls in a metre
   */
  record Facet(List<Coordinate> corners, Coordinate downhill, double steepness) {}
}
