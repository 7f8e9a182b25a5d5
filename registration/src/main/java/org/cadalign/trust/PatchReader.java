package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadalign.align.ImageLevels;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gate.DataException;
import org.cadalign.match.Evidence;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.LevelWindows.ImageTensors;
import org.cadalign.match.MapWindows;
import org.cadalign.match.MapWindows.MapTensors;
import org.cadalign.match.Placement;
import org.cadalign.raster.Window;
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
  private static final float VALID = 0.5f;

  /** A patch; one of which the file is damaged is unseen. */
  Patch read(PatchPlace.At place) {
    Window window = place.window();
    List<Integer> near = placement.near(window, place.level());
    MapTensors map = maps.draw(window, place.level(), placement.shapes(near));
    ImageTensors image;
    try {
      image = images.level(place.level()).read(window);
    } catch (DataException e) {
      return new Patch.Unseen(Reason.DAMAGED);
    }
    return patch(place, near, image, map);
  }

  private Patch patch(PatchPlace.At place, List<Integer> near, ImageTensors image, MapTensors map) {
    boolean[] drawn = new boolean[near.size() + 1];
    boolean covered = false;
    int own = near.indexOf(place.piece()) + 1;
    float[] index = map.index().data();
    for (int i = 0; i < index.length; i++) {
      int number = Math.round(index[i]);
      drawn[number] = true;
      covered |= number == own && image.valid().data()[i] > VALID;
    }
    if (own == 0 || !drawn[own] || !covered) {
      boolean hidden = own == 0 || !drawn[own];
      return new Patch.Unseen(hidden ? Reason.TOO_SMALL : Reason.NO_IMAGE);
    }
    return new Patch.Seen(inputs(place, near, image, map, drawn));
  }

  /** Pieces of which no pixel is seen are left out, as in aligning. */
  private Map<String, Tensor> inputs(
      PatchPlace.At place,
      List<Integer> near,
      ImageTensors image,
      MapTensors map,
      boolean[] drawn) {
    List<Integer> seen = new ArrayList<>();
    float[] number = new float[near.size() + 1];
    for (int i = 0; i < near.size(); i++) {
      if (drawn[i + 1]) {
        seen.add(near.get(i));
        number[i + 1] = seen.size();
      }
    }
    float[] index = map.index().data().clone();
    for (int i = 0; i < index.length; i++) {
      index[i] = number[Math.round(index[i])];
    }
    return Map.of(
        "image",
        image.image(),
        "valid",
        image.valid(),
        "map",
        map.map(),
        "index",
        new Tensor(index, map.index().shape()),
        "position",
        positions(seen, place),
        "level",
        Evidence.level(place.level()),
        Network.TARGET,
        target(seen.indexOf(place.piece())));
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
