package org.cadalign.layer;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** Questions about all vertices of a geometry. */
public final class Vertices {
  private Vertices() {}

  /** Whether any vertex has a height. */
  public static boolean anyZ(Geometry geometry) {
    return any(geometry, (sequence, i) -> !Double.isNaN(sequence.getZ(i)));
  }

  /** Whether any vertex has no height. */
  public static boolean anyWithoutZ(Geometry geometry) {
    return any(geometry, (sequence, i) -> Double.isNaN(sequence.getZ(i)));
  }

  /** Whether every x and y is a finite number. */
  public static boolean finite(Geometry geometry) {
    return !any(
        geometry,
        (sequence, i) -> !Double.isFinite(sequence.getX(i)) || !Double.isFinite(sequence.getY(i)));
  }

  private interface VertexTest {
    boolean test(CoordinateSequence sequence, int index);
  }

  private static boolean any(Geometry geometry, VertexTest test) {
    Search search = new Search(test);
    geometry.apply(search);
    return search.found;
  }

  private static final class Search implements CoordinateSequenceFilter {
    private final VertexTest test;
    private boolean found;

    Search(VertexTest test) {
      this.test = test;
    }

    @Override
    public void filter(CoordinateSequence sequence, int index) {
      found = found || test.test(sequence, index);
    }

    @Override
    public boolean isDone() {
      return found;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }
}
