package org.cadalign.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layers;
import org.cadalign.raster.FieldWriter;
import org.cadalign.raster.Images;
import org.cadalign.run.Outputs;
import org.cadalign.run.RunJson;

/**
 * Names of what a run writes into its folder.
 *
 * @param folder that the user named
 */
record TrustFiles(Path folder) {
  static final String BUILDINGS = "buildings.gpkg";
  static final String TILES = "tiles.csv";
  static final String SUMMARY = "summary.json";
  static final String NEAREST = "nearest.json";

  Path layer() {
    return folder.resolve(BUILDINGS);
  }

  Path raster() {
    return folder.resolve("counts.tif");
  }

  Path buildings() {
    return folder.resolve("buildings.csv");
  }

  Path tiles() {
    return folder.resolve(TILES);
  }

  /** Why the tiles of the lowest counts have them. */
  Path nearest() {
    return folder.resolve(NEAREST);
  }

  Path summary() {
    return folder.resolve(SUMMARY);
  }

  Path run() {
    return folder.resolve(RunJson.FILE);
  }

  Path histogram() {
    return folder.resolve("histogram.png");
  }

  Path contact() {
    return folder.resolve("contact.png");
  }

  /** Folder of the rows that a stopped run goes on from. */
  Path store() {
    return folder.resolve("store");
  }

  private List<Path> results() throws DataException {
    List<Path> all =
        new ArrayList<>(
            List.of(buildings(), tiles(), nearest(), summary(), run(), histogram(), contact()));
    all.addAll(Layers.filesWritten(layer()));
    all.addAll(FieldWriter.files(raster()));
    return all;
  }

  /** Refuses what would replace an input, or what exists and may not be replaced. */
  void check(SimilarityRequest request) throws DataException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new DataException(
          DataException.Code.EXISTS, folder, "it is a file", "name a folder to write to");
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new DataException(
          DataException.Code.WRITE_FAILED,
          folder,
          "the folder that it is to lie in does not exist",
          "make it first, or name another");
    }
    List<Path> inputs = new ArrayList<>(request.inputs());
    inputs.addAll(Images.files(request.image(), request.imageOptions()));
    inputs.addAll(Layers.filesRead(request.layer()));
    List<Path> written = new ArrayList<>(results());
    for (Path file : RowStore.files(store())) {
      Outputs.refuseInputs(file, inputs);
    }
    for (Path file : written) {
      Outputs.refuseInputs(file, inputs);
      Outputs.refuseIfExists(file, request.overwrite());
    }
  }
}
