package org.cadalign.trust;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.raster.FieldLayout;
import org.cadalign.raster.FieldWriter;
import org.cadalign.raster.Georeference;
import org.cadalign.raster.Window;
import org.cadalign.scene.SceneImage;
import org.cadalign.trust.PieceTrust.Counted;

/** Writes counts by tile: a pixel for each tile, no data where no building was counted. */
final class CountRaster {
  private static final List<FieldLayout.Band> BANDS =
      List.of(
          new FieldLayout.Band("n_s", ""),
          new FieldLayout.Band("n_eff", ""),
          new FieldLayout.Band("denoising_factor", ""),
          new FieldLayout.Band("predicted_residual", "metre"));
  private static final List<FieldLayout.Note> NOTES =
      List.of(
          new FieldLayout.Note(
              "CONTENT",
              "neighbour counts of the building nearest to the" + " centre of each tile"));

  private CountRaster() {}

  static StagedOutput prepare(Path file, TrustMap map) throws DataException {
    Tiles tiles = map.tiles();
    SceneImage image = map.scene().image();
    AffineTransform toMap = image.grid().workingToMap();
    toMap.scale(tiles.side(), tiles.side());
    Georeference place = new Georeference(toMap, image.source().georeference().crs());
    return FieldWriter.prepare(
        file,
        new FieldLayout(tiles.columns(), tiles.rows(), place, BANDS, NOTES),
        window -> values(map, window));
  }

  private static float[][] values(TrustMap map, Window window) {
    float[][] values = new float[BANDS.size()][window.area()];
    for (float[] band : values) {
      Arrays.fill(band, Float.NaN);
    }
    for (int i = 0; i < window.area(); i++) {
      int column = window.x() + i % window.width();
      int row = window.y() + i / window.width();
      Optional<PieceTrust> trust = map.tile(row * map.tiles().columns() + column);
      if (trust.isPresent() && trust.get() instanceof Counted counted) {
        values[0][i] = (float) counted.count();
        values[1][i] = value(counted.denoised().map(Denoising.Denoised::effective));
        values[2][i] = value(counted.denoised().map(Denoising.Denoised::factor));
        values[3][i] = value(counted.residualMetres());
      }
    }
    return values;
  }

  private static float value(Optional<Double> value) {
    return value.map(Double::floatValue).orElse(Float.NaN);
  }
}
