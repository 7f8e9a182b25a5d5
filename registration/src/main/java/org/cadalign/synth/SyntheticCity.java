package org.cadalign.synth;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Georeference;
import org.cadalign.raster.PhotographWriter;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * A made-up city and what is known of it: its photograph, where its buildings truly stand, and
 * labels that are wrong in a known way.
 */
public final class SyntheticCity {
  /** Name of the photograph in a city's folder. */
  public static final String IMAGE = "image.tif";

  /** Name of the layer of true footprints. */
  public static final String TRUTH = "truth.gpkg";

  /** Name of the layer of roofs as they are seen, where they lean. */
  public static final String ROOFS = "roofs.gpkg";

  /** Name of the layer of labels. */
  public static final String LABELS = "labels.gpkg";

  private static final List<Field> FACTS =
      List.of(
          new Field("height_m", Field.Type.REAL, "height of the roof above the ground, metres"),
          new Field("roof", Field.Type.TEXT, "form of the roof"),
          new Field("material", Field.Type.TEXT, "what the roof is made of"));

  private final CityOptions options;
  private final CityPlan plan;
  private final Look look;
  private final List<Building> buildings;

  private SyntheticCity(CityOptions options, CityPlan plan, Look look) {
    this.options = options;
    this.plan = plan;
    this.look = look;
    Envelope square = square();
    this.buildings =
        plan.buildings().stream()
            .filter(b -> square.contains(b.footprint().getCentroid().getCoordinate()))
            .toList();
  }

  /** Makes a city up. */
  public static SyntheticCity of(CityOptions options) {
    CityPlan plan = CityPlanner.plan(options.side(), options.kinds(), options.seed());
    return new SyntheticCity(options, plan, Look.random(options.seed(), options.lean()));
  }

  /** Pixels of the photograph. */
  public long pixels() {
    return (long) options.pixels() * options.pixels();
  }

  /** How many buildings stand in the photograph. */
  public int buildings() {
    return buildings.size();
  }

  /**
   * Where a city is put.
   *
   * @param crs system in metres
   * @param west east coordinate of its north-western corner
   * @param north north coordinate of that corner
   */
  public record Place(CoordinateReferenceSystem crs, double west, double north) {
    /** Name of the system that cities are put in unless the user says otherwise. */
    public static final String USUAL = "EPSG:32645";

    private static final double FIRST_WEST = 400_000;
    private static final double FIRST_NORTH = 3_000_000;
    private static final double APART = 25_000;
    private static final int ACROSS = 10;

    /** The place of one of many cities: ten side by side, then a row farther north. */
    public static Place numbered(CoordinateReferenceSystem crs, int number) {
      int row = number / ACROSS;
      double west = FIRST_WEST + APART * (number - row * ACROSS);
      return new Place(crs, west, FIRST_NORTH + APART * row);
    }

    /** As {@link #numbered(CoordinateReferenceSystem, int)}, in the usual system. */
    public static Place numbered(int number) throws DataException {
      return numbered(CrsCodes.decode(USUAL), number);
    }

    private Georeference georeference(double pixel) {
      return new Georeference(new AffineTransform(pixel, 0, 0, -pixel, west, north), crs);
    }

    private Geometry map(Polygon inPlane) {
      return new AffineTransformation(1, 0, west, 0, -1, north).transform(inPlane);
    }
  }

  /** The files that writing a city into a folder makes. */
  public static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>(PhotographWriter.files(folder.resolve(IMAGE)));
    for (String name : List.of(TRUTH, ROOFS, LABELS)) {
      files.add(folder.resolve(name));
    }
    return files;
  }

  /**
   * Writes photograph, truth, roofs and labels into a folder that exists, replacing what is there.
   *
   * @param task is told of every pixel
   * @throws DataException if one cannot be written; then none is
   */
  public void write(Path folder, Place place, Workers workers, Progress.Task task)
      throws DataException {
    try (StagedOutput image = photograph(folder.resolve(IMAGE), place, workers, task);
        StagedOutput truth = layer(folder.resolve(TRUTH), truth(place));
        StagedOutput labels = layer(folder.resolve(LABELS), labels(place))) {
      publishRoofs(folder.resolve(ROOFS), place);
      truth.publish();
      labels.publish();
      image.publish();
    }
  }

  /** Where roofs do not lean, those of another city that was here before are removed. */
  private void publishRoofs(Path file, Place place) throws DataException {
    if (options.lean() > 0) {
      try (StagedOutput roofs = layer(file, roofs(place))) {
        roofs.publish();
      }
    } else {
      try (StagedOutput none = StagedOutput.beside(file)) {
        none.remove(file);
        none.publish();
      }
    }
  }

  private StagedOutput photograph(Path file, Place place, Workers workers, Progress.Task task)
      throws DataException {
    int side = options.pixels();
    PhotographRows rows =
        new PhotographRows(
            new Photograph(plan, look, options.pixel(), options.seed()), side, workers, task);
    return PhotographWriter.prepare(file, side, side, place.georeference(options.pixel()), rows);
  }

  private static StagedOutput layer(Path file, Layer layer) throws DataException {
    return Layers.prepare(layer, file, WriteOptions.OVERWRITE, loss -> {});
  }

  private Layer truth(Place place) {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < buildings.size(); i++) {
      features.add(feature(i, place.map(buildings.get(i).footprint())));
    }
    return new Layer("truth", place.crs(), FACTS, features);
  }

  private Layer roofs(Place place) {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < buildings.size(); i++) {
      features.add(feature(i, place.map(roof(buildings.get(i)))));
    }
    return new Layer("roofs", place.crs(), FACTS, features);
  }

  private Polygon roof(Building building) {
    double x = look.lean().x * building.height();
    double y = look.lean().y * building.height();
    return (Polygon) AffineTransformation.translationInstance(x, y).transform(building.footprint());
  }

  private Feature feature(int number, Geometry shape) {
    Building building = buildings.get(number);
    return new Feature(
        Optional.of(id(number)),
        Optional.of(shape),
        List.of(
            Optional.of(Math.rint(100 * building.height()) / 100),
            Optional.of(building.roof().name().toLowerCase(Locale.ROOT)),
            Optional.of(building.material().name().toLowerCase(Locale.ROOT))));
  }

  private Layer labels(Place place) {
    boolean roofs = options.labelled() == CityOptions.Labelled.ROOF;
    List<Polygon> outlines = buildings.stream().map(b -> roofs ? roof(b) : b.footprint()).toList();
    List<Feature> features = new ArrayList<>();
    int stale = buildings.size();
    for (LabelNoise.Label label : options.noise().labels(outlines, square(), options.seed())) {
      int number = label.building().isPresent() ? label.building().get() : stale++;
      features.add(
          new Feature(Optional.of(id(number)), Optional.of(place.map(label.shape())), List.of()));
    }
    return new Layer("labels", place.crs(), List.of(), features);
  }

  private static String id(int number) {
    return Integer.toString(number + 1);
  }

  private Envelope square() {
    return new Envelope(0, options.side(), 0, options.side());
  }
}
