package org.cadalign.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** A scene without a photograph: bright roofs exactly where the labels are. */
final class Town {
  private Town() {}

  static TrainingScene scene(int seed, int side) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Footprint> footprints = new ArrayList<>();
    for (int y = 20; y < side - 20; y += 40) {
      for (int x = 20; x < side - 20; x += 40) {
        footprints.add(new Footprint(footprints.size(), house(random, x, y)));
      }
    }
    List<Outline> outlines = footprints.stream().map(f -> Outline.of(f.shape())).toList();
    MapRaster raster = MapDrawing.standard().draw(outlines, new Window(0, 0, side, side));
    float[] roofs = new float[side * side];
    float[] valid = new float[side * side];
    for (int i = 0; i < roofs.length; i++) {
      roofs[i] = 60 + 120 * raster.fill()[i];
      valid[i] = 1;
    }
    Plane plane = Plane.of(side, side, new float[][] {roofs, roofs, roofs}, valid);
    return TrainingScene.of("town", SceneRaster.of(plane), footprints);
  }

  private static org.locationtech.jts.geom.Geometry house(SplittableRandom random, int x, int y) {
    double w = 12 + 14 * random.nextDouble();
    double h = 12 + 14 * random.nextDouble();
    Coordinate[] ring = {
      new Coordinate(0, 0),
      new Coordinate(w, 0),
      new Coordinate(w, h / 2),
      new Coordinate(w / 2, h / 2),
      new Coordinate(w / 2, h),
      new Coordinate(0, h),
      new Coordinate(0, 0)
    };
    return AffineTransformation.rotationInstance(random.nextDouble())
        .translate(x + 4 * random.nextDouble(), y + 4 * random.nextDouble())
        .transform(new GeometryFactory().createPolygon(ring));
  }
}
