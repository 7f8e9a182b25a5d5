package org.cadalign.confidence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** How much of each footprint others cover: two buildings cannot have one roof. */
final class Overlap {
  private Overlap() {}

  /**
   * Shares of area, 0 to 1, summed over the others.
   *
   * @param shifts that the footprints are moved by, one each
   */
  static List<Double> shares(List<Footprint> footprints, List<Displacement> shifts) {
    List<Geometry> placed = new ArrayList<>();
    STRtree index = new STRtree();
    for (int i = 0; i < footprints.size(); i++) {
      Geometry shape = moved(footprints.get(i).shape(), shifts.get(i));
      placed.add(shape);
      index.insert(shape.getEnvelopeInternal(), i);
    }
    index.build();
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      shares.add(share(i, placed, index));
    }
    return shares;
  }

  private static Geometry moved(Geometry shape, Displacement shift) {
    Geometry moved =
        AffineTransformation.translationInstance(shift.dx(), shift.dy()).transform(shape);
    return moved.isValid() ? moved : GeometryFixer.fix(moved);
  }

  private static double share(int i, List<Geometry> placed, STRtree index) {
    Geometry own = placed.get(i);
    @SuppressWarnings("unchecked") // The index holds nothing else.
    List<Integer> near = index.query(own.getEnvelopeInternal());
    double area = own.getArea();
    double common = 0;
    Iterator<Integer> others = near.stream().filter(other -> other != i).sorted().iterator();
    // One that is covered whole needs no further look: stacked layers have thousands on a place.
    while (others.hasNext() && common < area) {
      Geometry other = placed.get(others.next());
      common += OverlayNGRobust.overlay(own, other, OverlayNG.INTERSECTION).getArea();
    }
    return area > 0 ? Math.min(1, common / area) : 0;
  }
}
