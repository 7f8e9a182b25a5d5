package org.cadalign.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cadalign.crs.CrsCodes;
import org.cadalign.data.Footprint;
import org.cadalign.data.FootprintGroups;
import org.cadalign.field.Displacement;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.match.Workers;
import org.cadalign.progress.Progress;
import org.cadalign.raster.ImageOptions;
import org.cadalign.raster.ImageSource;
import org.cadalign.raster.Images;
import org.cadalign.raster.Pixels;
import org.cadalign.raster.Window;
import org.cadalign.town.Referee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class SyntheticCityTest {
  private static final double WEST = 500_000;
  private static final double NORTH = 3_000_000;

  @TempDir private Path folder;

  @Test
  void labelsHaveTheIdsOfTheTruth() throws Exception {
    SyntheticCity city = write(options(0, new LabelNoise(0.2, 1, 0, none(), 0.3, 0.2)), 1);
    Map<String, Geometry> truth = shapes(SyntheticCity.TRUTH);
    Map<String, Geometry> labels = shapes(SyntheticCity.LABELS);
    assertThat(truth).hasSize(city.buildings());
    Set<String> stale = new HashSet<>(labels.keySet());
    stale.removeAll(truth.keySet());
    assertThat(stale).hasSize((int) Math.round(0.2 * city.buildings()));
    assertThat(stale).allMatch(id -> Integer.parseInt(id) > city.buildings());
    assertThat(labels.size() - stale.size()).isLessThan(city.buildings());
    labels.forEach(
        (id, shape) -> {
          if (truth.containsKey(id)) {
            assertThat(shape.getNumPoints()).isEqualTo(truth.get(id).getNumPoints());
            assertThat(shape.getCentroid().distance(truth.get(id).getCentroid())).isLessThan(7);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "0, 2", "-1.5, 0.5"})
  void theBiasIsEastAndNorthInTheLayer(double east, double north) throws Exception {
    Displacement bias = new Displacement(east, north);
    write(options(0, new LabelNoise(0, 0, 0, bias, 0, 0)), 1);
    Map<String, Geometry> truth = shapes(SyntheticCity.TRUTH);
    assertThat(truth).isNotEmpty();
    shapes(SyntheticCity.LABELS)
        .forEach(
            (id, shape) -> {
              Coordinate from = truth.get(id).getCoordinate();
              assertThat(shape.getCoordinate().x - from.x).isCloseTo(east, within(1e-6));
              assertThat(shape.getCoordinate().y - from.y).isCloseTo(north, within(1e-6));
            });
  }

  @Test
  void imageAndTruthLieOnTheSameGround() throws Exception {
    CityOptions options = options(0, LabelNoise.NONE);
    write(options, 1);
    CityPlan plan = CityPlanner.plan(options.side(), options.kinds(), options.seed());
    Photograph photograph =
        new Photograph(plan, Look.random(options.seed(), 0), options.pixel(), options.seed());
    Window window = new Window(130, 70, 40, 30);
    try (ImageSource image =
        Images.open(folder.resolve(SyntheticCity.IMAGE), ImageOptions.defaults())) {
      assertThat(image.width()).isEqualTo(200);
      assertThat(image.height()).isEqualTo(200);
      double[] corner = {0, 0};
      image.georeference().pixelToMap().transform(corner, 0, corner, 0, 1);
      assertThat(corner).containsExactly(WEST, NORTH);
      assertThat(CrsCodes.epsg(image.georeference().crs())).hasValue(32645);
      Pixels pixels = image.read(window);
      byte[] expected = photograph.read(window);
      for (int i = 0; i < window.area(); i++) {
        for (int band = 0; band < 3; band++) {
          assertThat(pixels.bands()[band][i] & 0xff)
              .isCloseTo(expected[3 * i + band] & 0xff, within(1));
        }
      }
    }
    List<Coordinate> vertices = new ArrayList<>();
    shapes(SyntheticCity.TRUTH).values().forEach(s -> vertices.addAll(List.of(s.getCoordinates())));
    Envelope square = new Envelope(0, 60, 0, 60);
    for (Building building : plan.buildings()) {
      if (square.contains(building.footprint().getEnvelopeInternal())) {
        Coordinate corner = building.footprint().getCoordinate();
        Coordinate onMap = new Coordinate(WEST + corner.x, NORTH - corner.y);
        assertThat(vertices).anyMatch(v -> v.distance(onMap) < 1e-6);
      }
    }
  }

  @Test
  void roofsLeanByHeightAndNoMore() throws Exception {
    CityOptions options = options(0.25, LabelNoise.NONE);
    write(options, 1);
    Layer roofs = read(SyntheticCity.ROOFS);
    Map<String, Geometry> truth = shapes(SyntheticCity.TRUTH);
    Coordinate lean = Look.random(options.seed(), 0.25).lean();
    assertThat(roofs.features()).hasSize(truth.size());
    for (Feature roof : roofs.features()) {
      double height = (Double) roof.values().get(0).orElseThrow();
      Coordinate up = roof.geometry().orElseThrow().getCoordinate();
      Coordinate down = truth.get(roof.id().orElseThrow()).getCoordinate();
      assertThat(up.x - down.x).isCloseTo(lean.x * height, within(0.01));
      assertThat(up.y - down.y).isCloseTo(-lean.y * height, within(0.01));
    }
  }

  /** Where the next house is of another height, its roof leans elsewhere. */
  @Test
  void roofsOfARowPartWhereHeightsDiffer() throws Exception {
    CityOptions row =
        new CityOptions(
            120, 0.5, 0.3, List.of("terraces"), CityOptions.Labelled.BASE, LabelNoise.NONE, 3);
    write(row, 1);
    List<Footprint> bases = footprints(SyntheticCity.TRUTH);
    assertThat(FootprintGroups.of(bases, 0.01)).hasSizeLessThan(bases.size() / 2);
    assertThat(FootprintGroups.of(footprints(SyntheticCity.ROOFS), 0.01))
        .hasSizeGreaterThan(9 * bases.size() / 10);
  }

  private List<Footprint> footprints(String name) throws Exception {
    List<Footprint> footprints = new ArrayList<>();
    for (Feature feature : read(name).features()) {
      footprints.add(new Footprint(footprints.size(), feature.geometry().orElseThrow()));
    }
    return footprints;
  }

  @ParameterizedTest
  @CsvSource({"0.25, BASE, truth.gpkg", "0.25, ROOF, roofs.gpkg", "0, ROOF, truth.gpkg"})
  void labelsAreOfBasesOrRoofs(double lean, CityOptions.Labelled of, String same) throws Exception {
    write(options(lean, of, LabelNoise.NONE), 1);
    assertThat(shapes(SyntheticCity.LABELS)).isEqualTo(shapes(same));
  }

  /** Those of another city would be taken for this one's. */
  @Test
  void roofsOfACityThatLeanedAreRemoved() throws Exception {
    write(options(0.25, LabelNoise.NONE), 1);
    assertThat(folder.resolve(SyntheticCity.ROOFS)).exists();
    write(options(0, LabelNoise.NONE), 1);
    assertThat(folder.resolve(SyntheticCity.ROOFS)).doesNotExist();
  }

  @Test
  void workersDoNotChangeAByte() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    LabelNoise noise = new LabelNoise(0.2, 1, 2, new Displacement(1, 1), 0.1, 0.1);
    write(options(0.1, noise), 1);
    SyntheticCity.of(options(0.1, noise)).write(other, place(), new Workers(3), task());
    for (Path file : SyntheticCity.files(folder)) {
      if (Files.exists(file)) {
        assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void writesWhatItSays() throws Exception {
    write(options(0.1, LabelNoise.NONE), 1);
    try (var files = Files.list(folder)) {
      assertThat(files.toList()).isSubsetOf(SyntheticCity.files(folder)).hasSize(4);
    }
  }

  @Test
  void gdalReadsWhatIsWritten() throws Exception {
    SyntheticCity city = write(options(0.1, new LabelNoise(0, 1, 0, none(), 0, 0.1)), 1);
    assertThat(Referee.run("gdalinfo", "-stats", folder.resolve(SyntheticCity.IMAGE)))
        .contains(
            "Size is 200, 200", "32645", "Pixel Size = (0.3", "Band 3 Block=256x256 Type=Byte")
        .contains("Origin = (500000.0", "ColorInterp=Blue")
        .doesNotContain("Warning", "ERROR");
    assertThat(Referee.run("ogrinfo", "-so", "-al", folder.resolve(SyntheticCity.TRUTH)))
        .contains("Feature Count: " + city.buildings(), "height_m: Real", "32645");
    assertThat(Referee.run("ogrinfo", "-so", "-al", folder.resolve(SyntheticCity.LABELS)))
        .contains("Feature Count: " + (city.buildings() + Math.round(0.1 * city.buildings())));
    assertThat(Referee.run("ogrinfo", "-so", "-al", folder.resolve(SyntheticCity.ROOFS)))
        .contains("Feature Count: " + city.buildings(), "material: String");
  }

  /** Noise may cross an outline; a label is a polygon all the same. */
  @Test
  void labelsAreReadBackUnderStrongNoise() throws Exception {
    SyntheticCity city = write(options(0, new LabelNoise(1.5, 2, 4, none(), 0, 0)), 1);
    assertThat(Layers.read(folder.resolve(SyntheticCity.LABELS), LayerOptions.DEFAULT).rejections())
        .isEmpty();
    assertThat(shapes(SyntheticCity.LABELS)).hasSize(city.buildings());
  }

  private SyntheticCity write(CityOptions options, int threads) throws Exception {
    SyntheticCity city = SyntheticCity.of(options);
    city.write(folder, place(), new Workers(threads), task());
    return city;
  }

  private static CityOptions options(double lean, LabelNoise noise) {
    return options(lean, CityOptions.Labelled.BASE, noise);
  }

  private static CityOptions options(double lean, CityOptions.Labelled of, LabelNoise noise) {
    return new CityOptions(60, 0.3, lean, List.of("informal", "suburb"), of, noise, 11);
  }

  private static Displacement none() {
    return Displacement.ZERO;
  }

  private static SyntheticCity.Place place() throws Exception {
    return new SyntheticCity.Place(CrsCodes.decode("EPSG:32645"), WEST, NORTH);
  }

  private static Progress.Task task() {
    return Progress.none().begin("synth", 1, "px");
  }

  private Layer read(String name) throws Exception {
    return Layers.read(folder.resolve(name), LayerOptions.DEFAULT).layer();
  }

  private Map<String, Geometry> shapes(String name) throws Exception {
    Map<String, Geometry> shapes = new HashMap<>();
    for (Feature feature : read(name).features()) {
      shapes.put(feature.id().orElseThrow(), feature.geometry().orElseThrow());
    }
    return shapes;
  }
}
