package org.cadalign.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.raster.Window;
import org.cadalign.train.Manifest;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * A photograph of bright roofs of 0.3 m a pixel in UTM, and their outlines; every second pair of
 * houses touches.
 */
final class Village {
  static final int WIDTH = 240;
  static final int HEIGHT = 200;
  static final double EAST = 500_000;
  static final double NORTH = 3_000_000;

  private Village() {}

  /** A scene of that name in a folder, its labels in UTM or in degrees. */
  static TestScene scene(Path folder, String name, boolean degrees) throws Exception {
    Path image = folder.resolve(name + ".png");
    writeImage(image);
    Layer utm = layer();
    Layers.write(utm, folder.resolve(name + ".gpkg"), WriteOptions.OVERWRITE);
    String layer = name + ".gpkg";
    if (degrees) {
      layer = name + ".fgb";
      Layers.write(inDegrees(utm), folder.resolve(layer), WriteOptions.OVERWRITE);
    }
    return TestScene.open(
        new Manifest.Entry(
            name, name + ".png", layer, Manifest.Split.test, "OpenAerialMap", "none", "", ""),
        folder);
  }

  static CoordinateReferenceSystem utm() throws Exception {
    return CRS.decode("EPSG:32645", true);
  }

  private static Layer inDegrees(Layer layer) throws Exception {
    CoordinateReferenceSystem wgs84 = CRS.decode("EPSG:4326", true);
    var way = org.cadalign.crs.Reprojection.between(layer.crs(), wgs84);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      features.add(feature.withGeometry(way.forward(feature.geometry().orElseThrow())));
    }
    return new Layer(layer.name(), wgs84, layer.fields(), features);
  }

  private static Layer layer() throws Exception {
    AffineTransformation toMap = new AffineTransformation(0.3, 0, EAST, 0, -0.3, NORTH);
    List<Feature> features = new ArrayList<>();
    for (Geometry house : houses()) {
      features.add(
          new Feature(
              Optional.of(Integer.toString(features.size())),
              Optional.of(toMap.transform(house)),
              List.of(Optional.of("house"))));
    }
    return new Layer("village", utm(), List.of(new Field("kind", Field.Type.TEXT)), features);
  }

  /** Roofs in level-1 pixels. */
  static List<Geometry> houses() {
    SplittableRandom random = new SplittableRandom(5);
    List<Geometry> houses = new ArrayList<>();
    for (int y = 40; y < HEIGHT - 50; y += 42) {
      for (int x = 40; x < WIDTH - 60; x += 50) {
        double w = 12 + 10 * random.nextDouble();
        houses.add(house(x, y, w, 14 + 8 * random.nextDouble()));
        if (houses.size() % 3 == 0) {
          houses.add(house(x + w, y, 9, 9));
        }
      }
    }
    return houses;
  }

  private static Geometry house(double x, double y, double w, double h) {
    return new GeometryFactory()
        .createPolygon(
            new Coordinate[] {
              new Coordinate(x, y),
              new Coordinate(x + w, y),
              new Coordinate(x + w, y + h / 2),
              new Coordinate(x + w / 2, y + h / 2),
              new Coordinate(x + w / 2, y + h),
              new Coordinate(x, y + h),
              new Coordinate(x, y)
            });
  }

  /** A photograph at a level whose roofs lie where the houses are. */
  static Photograph photograph(int level) {
    int width = WIDTH / level;
    int height = HEIGHT / level;
    float[] fill = fill(level, new Window(0, 0, width, height));
    float[] grey = new float[fill.length];
    boolean[] valid = new boolean[fill.length];
    for (int i = 0; i < fill.length; i++) {
      grey[i] = 60 + 120 * fill[i];
      valid[i] = true;
    }
    return new Photograph(width, height, grey, valid);
  }

  private static float[] fill(int level, Window window) {
    AffineTransformation toLevel = AffineTransformation.scaleInstance(1.0 / level, 1.0 / level);
    List<Outline> outlines =
        houses().stream().map(house -> Outline.of(toLevel.transform(house))).toList();
    MapRaster map = MapDrawing.standard().draw(outlines, window);
    return map.fill();
  }

  private static void writeImage(Path file) throws IOException, DataException {
    float[] fill = fill(1, new Window(0, 0, WIDTH, HEIGHT));
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < fill.length; i++) {
      int grey = Math.round(60 + 120 * fill[i]);
      image.setRGB(i % WIDTH, i / WIDTH, grey << 16 | grey << 8 | grey);
    }
    ImageIO.write(image, "png", file.toFile());
    String base = file.toString().replaceAll("png$", "");
    Files.writeString(
        Path.of(base + "pgw"), "0.3\n0\n0\n-0.3\n" + (EAST + 0.15) + "\n" + (NORTH - 0.15) + "\n");
    try {
      Files.writeString(Path.of(base + "prj"), utm().toWKT());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
