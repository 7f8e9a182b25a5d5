package org.cadalign.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.town.TinyTown;

/** A folder as {@code similarity} writes it, of three tiles that say what the test wants. */
final class Counted {
  private Counted() {}

  /**
   * Writes one.
   *
   * @param layer that was counted
   * @param scene name of the scene of the nearest example
   * @param columns of tiles of 256 px; there are two rows
   */
  static Path write(Path folder, Layer layer, String scene, int columns) throws Exception {
    Files.createDirectories(folder);
    ObjectNode summary = JsonMapper.builder().build().createObjectNode();
    summary.put("counted_among", "model").put("samples", 12);
    summary.putObject("tiles").put("columns", columns).put("rows", 2).put("side_px", 256);
    Files.writeString(folder.resolve("summary.json"), summary.toString());
    tiles(folder.resolve("tiles.csv"), scene);
    nearest(folder.resolve("nearest.json"), scene);
    TinyTown.write(counted(layer), folder.resolve("buildings.gpkg"));
    return folder;
  }

  private static void tiles(Path file, String building) throws IOException {
    String id = '"' + building.replace("\"", "\"\"") + '"';
    Files.writeString(
        file,
        "column,row,x,y,building,n_s,n_eff,denoising_factor,neighbour_residual_m,"
            + "predicted_residual_m,level,status,reason\n"
            + "0,0,1,2,5,9.5,9,0.3,0.41,0.11,1,counted,\n"
            + ("1,0,1,2," + id + ",3.25,4,0.5,0.52,,1,counted,\n")
            + "1,1,1,2,7,,,,,,,no_evidence,outside\n");
  }

  private static void nearest(Path file, String scene) throws IOException {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    ObjectNode tile = json.putArray("tiles").addObject().put("column", 1).put("row", 0);
    patch(tile.putObject("patch"));
    patch(tile.putArray("image").addObject().put("similarity", 0.75));
    tile.putArray("training")
        .addObject()
        .put("scene", scene)
        .put("level", 2)
        .put("x_px", 10)
        .put("y_px", 20)
        .put("similarity", 0.5);
    Files.writeString(file, json.toString());
  }

  private static void patch(ObjectNode json) {
    json.put("level", 1).put("x_px", 260).put("y_px", -8).put("side_px", 64);
    json.putArray("features").add(1).add(10_000);
  }

  private static Layer counted(Layer layer) {
    List<Field> fields = new ArrayList<>(layer.fields());
    fields.add(new Field("n_s", Field.Type.REAL));
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      List<Optional<Object>> values = new ArrayList<>(feature.values());
      values.add(Optional.of(2.5));
      features.add(new Feature(feature.id(), feature.geometry(), values));
    }
    return new Layer(layer.name(), layer.crs(), fields, features);
  }
}
