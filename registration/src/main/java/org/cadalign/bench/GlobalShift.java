package org.cadalign.bench;

import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.scene.SceneLayer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Moves all buildings by the one shift that puts their outlines onto edges of the image. */
public final class GlobalShift implements Rival {
  private static final int COARSE = 2;
  private static final int REACH = 30;
  private static final int AROUND = 3;

  @Override
  public List<Footprint> place(TestScene scene, SceneLayer misaligned) throws DataException {
    List<Geometry> shapes = misaligned.footprints().stream().map(Footprint::shape).toList();
    Displacement shift =
        shift(Photograph.of(scene.image(), COARSE), Photograph.of(scene.image(), 1), shapes);
    AffineTransformation move = AffineTransformation.translationInstance(shift.dx(), shift.dy());
    return misaligned.footprints().stream()
        .map(f -> new Footprint(f.feature(), move.transform(f.shape())))
        .toList();
  }

  /**
   * The shift within ±30 level-1 pixels.
   *
   * @param half photograph at level 2
   * @param full photograph at level 1
   * @param shapes level-1 working pixels
   * @return to be added to the shapes, level-1 working pixels
   */
  static Displacement shift(Photograph half, Photograph full, List<Geometry> shapes) {
    Displacement coarse =
        new OutlineSearch(half, COARSE, shapes, REACH / COARSE).best(0, 0, REACH / COARSE);
    return new OutlineSearch(full, 1, shapes, REACH + AROUND)
        .best((int) Math.rint(COARSE * coarse.dx()), (int) Math.rint(COARSE * coarse.dy()), AROUND);
  }
}
