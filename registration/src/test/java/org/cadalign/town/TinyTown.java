package org.cadalign.town;

import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.GroundFrame;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Bright roofs on dark ground, and their outlines. Every roof is an L of two rectangles that are
 * upright in the image, painted by the exact area that they cover of each pixel: by other code than
 * the one that draws maps, so that a fault of drawing does not cancel out.
 *
 * @param epsg code of the image's system
 * @param pixelToMap where the image lies
 * @param houses roofs, pixels of the image; a pair of disjoint rectangles each
 */
public record TinyTown(int epsg, AffineTransform pixelToMap, List<List<Envelope>> houses) {
  public static final int WIDTH = 576;
  public static final int HEIGHT = 512;

  private static final int DARK = 60;
  private static final int BRIGHT = 190;
  private static final int BLOCK = 52;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** Upright at 0.3 m a pixel in UTM zone 45 north. */
  public static TinyTown utm() {
    return of(32645, new AffineTransform(0.3, 0, 0, -0.3, 500_000, 3_000_000), 7);
  }

  /** A town of other houses. */
  public static TinyTown of(int epsg, AffineTransform pixelToMap, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Envelope>> houses = new ArrayList<>();
    for (int y = 20; y < HEIGHT - 44; y += BLOCK) {
      for (int x = 20; x < WIDTH - 44; x += BLOCK) {
        houses.add(house(random, x + 14 * random.nextDouble(), y + 14 * random.nextDouble()));
      }
    }
    return new TinyTown(epsg, pixelToMap, houses);
  }

  private static List<Envelope> house(SplittableRandom random, double x, double y) {
    double w = 14 + 12 * random.nextDouble();
    double h = 14 + 12 * random.nextDouble();
    double wing = w * (0.4 + 0.6 * random.nextDouble());
    return List.of(
        new Envelope(x, x + w, y, y + h / 2), new Envelope(x, x + wing, y + h / 2, y + h));
  }

  /** The same ground without a roof. */
  public Path bareImage(Path file) throws IOException {
    return new TinyTown(epsg, pixelToMap, List.of()).image(file);
  }

  /** Writes the image as GeoTIFF. */
  public Path image(Path file) throws IOException {
    double[] covered = new double[WIDTH * HEIGHT];
    houses.forEach(house -> house.forEach(part -> cover(covered, part)));
    int[] grey = new int[covered.length];
    // A little grain: exact black or white or even ground would be an unusual photograph.
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < grey.length; i++) {
      grey[i] =
          (int) Math.round(DARK + (BRIGHT - DARK) * covered[i] + 6 * (random.nextDouble() - 0.5));
    }
    return TinyTiff.write(file, WIDTH, grey, pixelToMap, epsg, isGeographic());
  }

  private static void cover(double[] covered, Envelope box) {
    for (int y = (int) box.getMinY(); y < Math.min(HEIGHT, box.getMaxY()); y++) {
      double high = overlap(y, box.getMinY(), box.getMaxY());
      for (int x = (int) box.getMinX(); x < Math.min(WIDTH, box.getMaxX()); x++) {
        covered[y * WIDTH + x] += high * overlap(x, box.getMinX(), box.getMaxX());
      }
    }
  }

  private static double overlap(int pixel, double from, double to) {
    return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
  }

  /** The outlines right where the roofs are, ids from 1 in the column {@code id}. */
  public Layer truth() throws DataException {
    List<Feature> features = new ArrayList<>();
    AffineTransform m = pixelToMap;
    AffineTransformation toMap =
        new AffineTransformation(
            m.getScaleX(),
            m.getShearX(),
            m.getTranslateX(),
            m.getShearY(),
            m.getScaleY(),
            m.getTranslateY());
    for (List<Envelope> house : houses) {
      String id = Integer.toString(features.size() + 1);
      features.add(
          new Feature(
              Optional.of(id),
              Optional.of(toMap.transform(outline(house))),
              List.of(Optional.of("house " + id))));
    }
    return new Layer(
        "houses",
        CrsCodes.decode("EPSG:" + epsg),
        List.of(new Field("name", Field.Type.TEXT)),
        features);
  }

  /** The layer that comes back to the truth when it is moved by so many ground metres. */
  public Layer misplacedBy(double east, double north) throws DataException {
    Layer truth = truth();
    Coordinate centre = centre();
    GroundFrame frame = GroundFrame.at(truth.crs(), centre.x, centre.y);
    return moved(truth, -east / frame.metresPerUnitX(), -north / frame.metresPerUnitY());
  }

  /** A layer with every coordinate moved, in units of its system. */
  public static Layer moved(Layer layer, double dx, double dy) {
    AffineTransformation away = AffineTransformation.translationInstance(dx, dy);
    List<Feature> features =
        layer.features().stream()
            .map(f -> f.withGeometry(away.transform(f.geometry().orElseThrow())))
            .toList();
    return new Layer(layer.name(), layer.crs(), layer.fields(), features);
  }

  /** Writes a layer, replacing what is there. */
  public static Path write(Layer layer, Path file) throws DataException {
    Layers.write(layer, file, WriteOptions.OVERWRITE);
    return file;
  }

  /** Writes image, labels and a manifest that trains and tunes on them, into a folder. */
  public Path manifest(Path folder) throws IOException, DataException {
    image(folder.resolve("town.tif"));
    write(truth(), folder.resolve("town.gpkg"));
    String scene =
        "{\"name\": \"%s\", \"image\": \"town.tif\", \"layer\": \"town.gpkg\", \"split\": \"%s\","
            + " \"licence\": \"none owed\"}";
    return Files.writeString(
        folder.resolve("scenes.json"),
        "{\"scenes\": ["
            + scene.formatted("a", "train")
            + ", "
            + scene.formatted("b", "tune")
            + "]}");
  }

  /** Middle of the image, map coordinates. */
  public Coordinate centre() {
    double[] xy = {WIDTH / 2.0, HEIGHT / 2.0};
    pixelToMap.transform(xy, 0, xy, 0, 1);
    return new Coordinate(xy[0], xy[1]);
  }

  private boolean isGeographic() {
    return epsg == 4326;
  }

  private static Geometry outline(List<Envelope> house) {
    Envelope a = house.get(0);
    Envelope b = house.get(1);
    return GEOMETRIES.createPolygon(
        new Coordinate[] {
          new Coordinate(a.getMinX(), a.getMinY()),
          new Coordinate(a.getMaxX(), a.getMinY()),
          new Coordinate(a.getMaxX(), a.getMaxY()),
          new Coordinate(b.getMaxX(), b.getMinY()),
          new Coordinate(b.getMaxX(), b.getMaxY()),
          new Coordinate(b.getMinX(), b.getMaxY()),
          new Coordinate(a.getMinX(), a.getMinY())
        });
  }
}
