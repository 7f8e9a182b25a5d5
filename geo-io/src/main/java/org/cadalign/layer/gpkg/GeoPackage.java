package org.cadalign.layer.gpkg;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerDraft;
import org.cadalign.layer.LayerFormat;

/** The GeoPackage format. */
public final class GeoPackage implements LayerFormat {
  /** SQLite's own limit. */
  private static final int MOST_COLUMNS = 2000;

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "GeoPackage";
  }

  @Override
  public List<String> extensions() {
    return List.of("gpkg");
  }

  @Override
  public boolean recognises(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(MAGIC, 0, MAGIC.length, head, 0, MAGIC.length);
  }

  @Override
  public List<String> layerNames(Path file) throws DataException {
    try (GeoPackageReader reader = new GeoPackageReader(file)) {
      return reader.layerNames();
    } catch (SQLException e) {
      throw corrupt(file, e);
    }
  }

  @Override
  public LayerDraft read(Path file, String layerName, LayerBudget budget) throws DataException {
    try (GeoPackageReader reader = new GeoPackageReader(file)) {
      return reader.read(layerName, budget);
    } catch (SQLException e) {
      throw corrupt(file, e);
    }
  }

  @Override
  public void check(Layer layer, Path file) throws DataException {
    int columns = GeoPackageWriter.columns(layer);
    if (columns > MOST_COLUMNS) {
      throw new DataException(
          DataException.Code.WRITE_FAILED,
          file,
          "its table would have "
              + columns
              + " columns, and a GeoPackage holds no more than "
              + MOST_COLUMNS,
          "write to .fgb or .geojson, or leave out fields of the layer, with ogr2ogr -select");
    }
  }

  @Override
  public List<String> write(Layer layer, Path file) throws DataException {
    try {
      return new GeoPackageWriter(layer).write(file);
    } catch (SQLException e) {
      throw new DataException(
          DataException.Code.WRITE_FAILED, file, e.getMessage(), "check the disk", e);
    }
  }

  @Override
  public List<Path> companions(Path file) {
    return List.of(beside(file, "-wal"), beside(file, "-shm"), beside(file, "-journal"));
  }

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static DataException corrupt(Path file, SQLException e) {
    return new DataException(
        DataException.Code.CORRUPT,
        file,
        "it is no readable GeoPackage: " + e.getMessage(),
        "check it with ogrinfo, or export it again",
        e);
  }
}
