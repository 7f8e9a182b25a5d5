package org.cadalign.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.raster.Georeference;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.LevelPixels;
import org.cadalign.raster.PhotographWriter;
import org.cadalign.raster.Window;
import org.cadalign.run.BuildingsTable;
import org.cadalign.run.RunDirectory;
import org.cadalign.scene.SceneImage;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * What {@code align} would leave of a large run: an image, a layer and a run directory. Nothing is
 * aligned; buildings of twelve corners stand in rows, and the image is a real one, mirrored until
 * it fills as many pixels as a page can carry.
 *
 * @param folder to write to
 * @param buildings how many
 */
record LargeRun(Path folder, int buildings) {
  private static final int SIDE = 3000;
  private static final double PIXEL = 0.3;
  private static final double WEST = 300_000;
  private static final double NORTH = 3_100_000;
  private static final int CORNERS = 12;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /**
   * Writes it.
   *
   * @param texture image whose pixels are used
   * @return the run directory
   */
  Path write(Path texture) throws DataException, IOException {
    Path image = folder.resolve("image.tif");
    photograph(texture, image);
    List<Field> columns =
        List.of(
            new Field("name", Field.Type.TEXT),
            new Field("use", Field.Type.TEXT),
            new Field("owner", Field.Type.TEXT));
    List<Field> rowColumns = new ArrayList<>();
    for (String name : List.of("id", "status")) {
      rowColumns.add(new Field(name, Field.Type.TEXT));
    }
    for (String name :
        List.of("dx_m", "dy_m", "expected_error_m", "error_bound_m", "confidence", "support")) {
      rowColumns.add(new Field(name, Field.Type.REAL));
    }
    List<Feature> after = new ArrayList<>();
    List<Feature> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < buildings; i++) {
      add(i, random, after, rows);
    }
    Path output = folder.resolve("aligned.gpkg");
    Path run = Files.createDirectories(RunDirectory.of(output));
    write(new Layer("aligned", CrsCodes.decode("EPSG:32645"), columns, after), output);
    write(
        new Layer("buildings", CrsCodes.decode("EPSG:32645"), rowColumns, rows),
        run.resolve(BuildingsTable.FILE));
    texts(run, image, output);
    return run;
  }

  private static void write(Layer layer, Path file) throws DataException {
    Layers.write(layer, file, WriteOptions.DEFAULT);
  }

  private void add(int i, SplittableRandom random, List<Feature> after, List<Feature> rows) {
    Geometry before = house(i, random);
    double east = 3 * random.nextDouble() - 1.5;
    double expected = random.nextDouble();
    String id = Integer.toString(i + 1);
    Geometry moved = AffineTransformation.translationInstance(east, 1).transform(before);
    after.add(
        new Feature(
            Optional.of(id),
            Optional.of(moved),
            List.of(Optional.of("house " + id), Optional.of("dwelling"), Optional.of("somebody"))));
    rows.add(
        new Feature(
            Optional.of(id),
            Optional.of(before),
            List.of(
                Optional.of(id),
                Optional.of("aligned"),
                Optional.of(east),
                Optional.of(1.0),
                Optional.of(expected),
                Optional.of(2 * expected + 0.1),
                Optional.of(1 - expected / 2),
                Optional.of(random.nextDouble()))));
  }

  /** In rows, metres of the layer's system. */
  private Geometry house(int i, SplittableRandom random) {
    int columns = (int) Math.ceil(Math.sqrt(buildings));
    double step = SIDE * PIXEL / columns;
    int row = i / columns;
    double x = WEST + (i % columns + 0.5) * step;
    double y = NORTH - (row + 0.5) * step;
    Coordinate[] ring = new Coordinate[CORNERS + 1];
    for (int c = 0; c < CORNERS; c++) {
      double r = step * (0.25 + 0.2 * random.nextDouble());
      double angle = 2 * Math.PI * c / CORNERS;
      ring[c] = new Coordinate(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    ring[CORNERS] = ring[0].copy();
    return GEOMETRIES.createPolygon(ring);
  }

  private static void photograph(Path texture, Path file) throws DataException {
    AffineTransform place = new AffineTransform(PIXEL, 0, 0, -PIXEL, WEST, NORTH);
    Georeference georeference = new Georeference(place, CrsCodes.decode("EPSG:32645"));
    try (SceneImage image = SceneImage.open(texture, ImageOptions.defaults())) {
      int width = image.grid().size(1).width();
      int height = image.grid().size(1).height();
      LevelPixels pixels = image.read(1, new Window(0, 0, width, height));
      try (StagedOutput staged =
          PhotographWriter.prepare(
              file, SIDE, SIDE, georeference, w -> mirrored(pixels, width, height, w))) {
        staged.publish();
      }
    }
  }

  private static byte[] mirrored(LevelPixels pixels, int width, int height, Window window) {
    byte[] samples = new byte[3 * window.area()];
    for (int i = 0; i < window.area(); i++) {
      int x = mirrored(window.x() + i % window.width(), width);
      int y = mirrored(window.y() + i / window.width(), height);
      for (int band = 0; band < 3; band++) {
        samples[3 * i + band] = (byte) Math.round(pixels.bands()[band][y * width + x]);
      }
    }
    return samples;
  }

  private static int mirrored(int at, int length) {
    int within = at % (2 * length);
    return within < length ? within : 2 * length - 1 - within;
  }

  private void texts(Path run, Path image, Path output) throws IOException {
    ObjectNode json = JsonMapper.builder().build().createObjectNode();
    json.put("image", image.toString()).put("layer", "buildings.gpkg");
    json.put("output", output.toString()).putObject("model").put("network", "compact");
    Files.writeString(run.resolve("run.json"), json.toString());
    ObjectNode summary = JsonMapper.builder().build().createObjectNode();
    summary.put("features", buildings);
    summary
        .putObject("predicted")
        .put("buildings", buildings)
        .put("median_m", 0.5)
        .put("ce90_m", 1);
    Files.writeString(run.resolve("summary.json"), summary.toString());
  }
}
