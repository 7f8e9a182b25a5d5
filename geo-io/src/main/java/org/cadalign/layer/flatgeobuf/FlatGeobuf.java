package org.cadalign.layer.flatgeobuf;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.layer.FeatureIds;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerDraft;
import org.cadalign.layer.LayerFormat;

/** The FlatGeobuf format, version 3. */
public final class FlatGeobuf implements LayerFormat {
  static final byte[] MAGIC = {'f', 'g', 'b', 3, 'f', 'g', 'b', 0};

  /** Values name their column by a number of 16 bits. */
  private static final int MOST_COLUMNS = 1 << 16;

  @Override
  public String name() {
    return "FlatGeobuf";
  }

  @Override
  public List<String> extensions() {
    return List.of("fgb");
  }

  /** The last byte is the patch level of the version and may be any. */
  @Override
  public boolean recognises(byte[] head) {
    for (int i = 0; i < MAGIC.length - 1; i++) {
      if (head.length <= i || head[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<String> layerNames(Path file) {
    return List.of(FileBytes.stem(file));
  }

  @Override
  public LayerDraft read(Path file, String layerName, LayerBudget budget) throws DataException {
    return new FlatGeobufReader(file, budget).read();
  }

  @Override
  public void check(Layer layer, Path file) throws DataException {
    int columns = layer.fields().size() + (FeatureIds.any(layer) ? 1 : 0);
    if (columns > MOST_COLUMNS) {
      throw new DataException(
          DataException.Code.WRITE_FAILED,
          file,
          "it would have "
              + columns
              + " columns, and FlatGeobuf holds no more than "
              + MOST_COLUMNS,
          "write to .geojson, or leave out fields of the layer");
    }
  }

  @Override
  public List<String> write(Layer layer, Path file) throws DataException {
    return new FlatGeobufWriter(layer).write(file);
  }
}
