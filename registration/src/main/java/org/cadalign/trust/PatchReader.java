package org.cadalign.trust;

import java.util.List;
import java.util.Map;
import org.cadalign.align.ImageLevels;
import org.cadalign.data.Sample;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.match.Evidence;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.LevelWindows.ImageTensors;
import org.cadalign.match.MapWindows;
import org.cadalign.match.MapWindows.MapTensors;
import org.cadalign.match.Placement;
import org.locationtech.jts.geom.Coordinate;

/**
 * Reads image and map of patches, as aligning reads them for its windows: all pieces are drawn
 * where the layer has them. Safe from several threads.
 *
 * @param images the image by level
 * @param maps draws
 * @param placement of all pieces
 */
record PatchReader(ImageLevels images, MapWindows maps, Placement placement) {
  /** A patch; one of which the file is damaged is unseen. */
  Patch read(PatchPlace.At place) {
    List<Integer> near = placement.near(place.window(), place.level());
    MapTensors map = maps.draw(place.window(), place.level(), placement.shapes(near));
    try {
      ImageTensors image = images.level(place.level()).read(place.window());
      return patch(place, image, map, DrawnPieces.of(near, map.index()));
    } catch (DataException e) {
      return new Patch.Unseen(Reason.DAMAGED);
    }
  }

  private Patch patch(PatchPlace.At place, ImageTensors image, MapTensors map, DrawnPieces drawn) {
    if (!drawn.shows(place.piece())) {
      return new Patch.Unseen(Reason.TOO_SMALL);
    }
    if (!drawn.covers(place.piece(), image.valid())) {
      return new Patch.Unseen(Reason.NO_IMAGE);
    }
    return new Patch.Seen(
        Map.of(
            Sample.IMAGE, image.image(),
            Sample.VALID, image.valid(),
            Sample.MAP, map.map(),
            Sample.INDEX, drawn.index(),
            Sample.POSITION, positions(drawn.pieces(), place),
            Sample.LEVEL, Evidence.level(place.level()),
            Network.TARGET, target(drawn.pieces().indexOf(place.piece()))));
  }

  /** Level-1 pixels from the window's corner, where floats keep their fractions. */
  private Tensor positions(List<Integer> seen, PatchPlace.At place) {
    float[] xy = new float[2 * seen.size()];
    for (int i = 0; i < seen.size(); i++) {
      Coordinate c = placement.centroid(seen.get(i));
      xy[2 * i] = (float) (c.x - (double) place.window().x() * place.level());
      xy[2 * i + 1] = (float) (c.y - (double) place.window().y() * place.level());
    }
    return new Tensor(xy, seen.size(), 2);
  }

  static Tensor target(int number) {
    return new Tensor(new float[] {number}, 1);
  }
}
