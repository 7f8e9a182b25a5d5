package org.cadalign.scene;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.engine.Tensor;
import org.cadalign.match.MapWindows;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Geometry;

/** Draws maps for aligning just as {@link MapDrawing} draws them for training. */
public final class SceneMaps implements MapWindows {
  @Override
  public MapTensors draw(Window window, int level, List<NumberedShape> shapes) {
    AffineTransform toLevel = AffineTransform.getScaleInstance(1.0 / level, 1.0 / level);
    int groups = shapes.stream().mapToInt(NumberedShape::number).max().orElse(0);
    List<List<Geometry>> members =
        Stream.<List<Geometry>>generate(ArrayList::new).limit(groups).toList();
    shapes.forEach(shape -> members.get(shape.number() - 1).add(shape.shape()));
    List<Outline> outlines =
        members.stream().map(shape -> Outline.of(shape).transformed(toLevel)).toList();
    MapRaster raster = MapDrawing.standard().draw(outlines, window);
    float[] index = new float[window.area()];
    for (int i = 0; i < index.length; i++) {
      index[i] = raster.index()[i];
    }
    return new MapTensors(
        new Tensor(raster.channels(), 1, 3, window.height(), window.width()),
        new Tensor(index, 1, 1, window.height(), window.width()));
  }
}
