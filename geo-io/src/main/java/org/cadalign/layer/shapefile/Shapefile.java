package org.cadalign.layer.shapefile;

import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerDraft;
import org.cadalign.layer.LayerFormat;

/** The Shapefile format. */
public final class Shapefile implements LayerFormat {
  /** First four bytes of .shp and .shx, big-endian. */
  static final int MAGIC = 9994;

  static final int VERSION = 1000;

  @Override
  public String name() {
    return "Shapefile";
  }

  @Override
  public List<String> extensions() {
    return List.of("shp");
  }

  @Override
  public boolean recognises(byte[] head) {
    return head.length > 3 && head[0] == 0 && head[1] == 0 && head[2] == 0x27 && head[3] == 0x0A;
  }

  @Override
  public List<String> layerNames(Path file) {
    return List.of(FileBytes.stem(file));
  }

  @Override
  public LayerDraft read(Path file, String layerName, LayerBudget budget) throws DataException {
    return new ShapefileReader(file, budget).read();
  }

  @Override
  public List<String> write(Layer layer, Path file) throws DataException {
    return new ShapefileWriter(layer, file).write();
  }

  @Override
  public List<Path> files(Path file) {
    return List.of("dbf", "prj", "cpg", "shx", "shp").stream()
        .map(e -> FileBytes.sibling(file, e))
        .toList();
  }

  @Override
  public List<Path> companions(Path file) {
    return List.of("qix", "sbn", "sbx", "qpj", "fix", "idm", "ind").stream()
        .map(e -> FileBytes.sibling(file, e))
        .toList();
  }
}
