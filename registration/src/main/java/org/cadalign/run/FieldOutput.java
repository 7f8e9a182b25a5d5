package org.cadalign.run;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.ChainResult;
import org.cadalign.align.FieldRaster;
import org.cadalign.align.ShiftField;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.raster.FieldLayout;
import org.cadalign.raster.FieldWriter;
import org.cadalign.raster.Georeference;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;

/** Writes the displacement field of an alignment over the image. */
final class FieldOutput {
  /** Side of a pixel of the field, level-1 pixels: 2.4 m, finer than any building it comes from. */
  private static final int STEP = 8;

  private FieldOutput() {}

  static StagedOutput prepare(Path file, SceneImage image, ChainResult chain) throws DataException {
    Optional<ShiftField> field = chain.field();
    if (field.isEmpty()) {
      throw new DataException(
          DataException.Code.OUTSIDE,
          file,
          "no building was seen, so there is no field to write",
          "leave --field out, or check that the layer shows buildings");
    }
    WorkingGrid.Size size = image.grid().size(STEP);
    AffineTransform toMap = image.grid().workingToMap();
    toMap.scale(STEP, STEP);
    Georeference place = new Georeference(toMap, image.source().georeference().crs());
    FieldRaster raster = new FieldRaster(field.get(), AlignmentRun.frame(image), STEP);
    return FieldWriter.prepare(
        file,
        FieldLayout.displacement(
            size.width(), size.height(), place, List.of(new FieldLayout.Band("confidence", ""))),
        raster::sample);
  }
}
