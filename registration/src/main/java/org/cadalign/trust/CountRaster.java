package org.cadalign.trust;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.raster.FieldLayout;
import org.cadalign.raster.FieldWriter;
import org.cadalign.raster.Georeference;
import org.cadalign.raster.Window;
import org.cadalign.scene.SceneImage;

/** Writes counts by tile: a pixel for each tile, no data where no building was counted. */
final class CountRaster {
  private static final List<Figure> FIGURES = List.of(Figure.values());
  private static final List<FieldLayout.Band> BANDS = FIGURES.stream().map(Figure::band).toList();
  private static final List<FieldLayout.Note> NOTES =
      List.of(
          new FieldLayout.Note(
              "CONTENT", "neighbour counts of the building nearest to the centre of each tile"));

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
    float[][] values = new float[FIGURES.size()][window.area()];
    for (int i = 0; i < window.area(); i++) {
      int column = window.x() + i % window.width();
      int row = window.y() + i / window.width();
      Optional<PieceTrust> trust = map.tile(row * map.tiles().columns() + column);
      for (int band = 0; band < values.length; band++) {
        values[band][i] = value(trust.flatMap(FIGURES.get(band)::of));
      }
    }
    return values;
  }

  private static float value(Optional<Double> value) {
    return value.map(Double::floatValue).orElse(Float.NaN);
  }
}
