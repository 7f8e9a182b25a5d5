package org.cadalign.layer.geojson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.gate.DataException;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerCrs;
import org.cadalign.layer.LayerDraft;
import org.cadalign.layer.LayerFormat;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/** The GeoJSON format. */
public final class GeoJson implements LayerFormat {
  @Override
  public String name() {
    return "GeoJSON";
  }

  @Override
  public List<String> extensions() {
    return List.of("geojson", "json");
  }

  @Override
  public boolean recognises(byte[] head) {
    int start = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB ? 3 : 0;
    for (int i = start; i < head.length; i++) {
      if (!Character.isWhitespace(head[i])) {
        return head[i] == '{';
      }
    }
    return false;
  }

  @Override
  public List<String> layerNames(Path file) {
    return List.of(FileBytes.stem(file));
  }

  @Override
  public LayerDraft read(Path file, String layerName, LayerBudget budget) throws DataException {
    return new GeoJsonReader(file, budget).read();
  }

  @Override
  public List<String> write(Layer layer, Path file) throws DataException {
    return new GeoJsonWriter(layer).write(file);
  }

  @Override
  public Optional<CoordinateReferenceSystem> requiredCrs() {
    return Optional.of(LayerCrs.wgs84());
  }
}
