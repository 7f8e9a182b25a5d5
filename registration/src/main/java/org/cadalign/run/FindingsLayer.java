package org.cadalign.run;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.Reprojection;
import org.cadalign.detect.FoundBuilding;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.scene.SceneImage;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Buildings that were found, as a layer with the columns {@code score} and {@code area_m2}. */
final class FindingsLayer {
  private static final List<Field> FIELDS =
      List.of(
          new Field(
              "score", Field.Type.REAL, "mean probability that the image shows a roof, 0 to 1"),
          new Field("area_m2", Field.Type.REAL, "area on the ground, square metres"));

  private FindingsLayer() {}

  /**
   * The layer.
   *
   * @param found on the image's working grid
   * @param crs system that it is to be in
   */
  static Layer of(List<FoundBuilding> found, SceneImage image, CoordinateReferenceSystem crs)
      throws DataException {
    Reprojection toImage = Reprojection.between(crs, image.source().georeference().crs());
    AffineTransformation toMap = toMap(image.grid().workingToMap());
    List<Feature> features = new ArrayList<>();
    for (FoundBuilding building : found) {
      features.add(
          new Feature(
              Optional.of(Integer.toString(features.size() + 1)),
              Optional.of(toImage.back(toMap.transform(building.shape()))),
              List.of(
                  Optional.of(building.score()), Optional.of(rounded(building.squareMetres())))));
    }
    return new Layer("missing", crs, FIELDS, features)
        .described("Buildings that the image shows and the aligned layer does not cover.");
  }

  private static AffineTransformation toMap(AffineTransform t) {
    return new AffineTransformation(
        t.getScaleX(),
        t.getShearX(),
        t.getTranslateX(),
        t.getShearY(),
        t.getScaleY(),
        t.getTranslateY());
  }

  private static double rounded(double squareMetres) {
    return Math.rint(100 * squareMetres) / 100;
  }
}
