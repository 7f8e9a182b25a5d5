package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.progress.Progress;
import org.cadalign.run.ProgramVersion;
import org.cadalign.town.Referee;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.cadalign.train.Manifest;
import org.cadalign.train.TrainingData;
import org.cadalign.trust.ExampleMaker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** From files to files, with a network that was really trained. */
class SimilarityCommandTest {
  private static final TinyTown TOWN = TinyTown.utm();
  private static final List<String> SAME =
      List.of(
          "buildings.gpkg",
          "counts.tif",
          "buildings.csv",
          "tiles.csv",
          "nearest.json",
          "summary.json",
          "histogram.png",
          "contact.png");

  @TempDir private static Path inputs;
  private static Path plain;
  private static Path model;
  private static Path image;
  private static Path layer;
  private static Path many;

  @TempDir private Path folder;

  @BeforeAll
  static void prepare() throws Exception {
    Manifest manifest = Manifest.read(TOWN.manifest(inputs));
    plain = TinyModel.copy(inputs);
    ModelArchive bare = ModelArchives.read(plain);
    TrainingData.Scenes scenes = TrainingData.trainingScenes(manifest, inputs);
    ExampleMaker maker = new ExampleMaker(12, 64, 64, 5, 2);
    model = inputs.resolve("carrying.model");
    ModelArchives.write(
        model, maker.addTo(bare, scenes.scenes(), TinyModel.engine(), Progress.none()));
    image = inputs.resolve("town.tif");
    layer = write("houses.gpkg", 20, 25);
    many = write("many.gpkg", 0, 66);
  }

  @Test
  void tellsEveryBuildingAndTile() throws Exception {
    Outcome outcome = similarity("out", "--tile", "30m");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(
            "5 features: 5 counted", "among 12 training patches", "residual of the neighbours");
    Layer found = Fixtures.read(folder.resolve("out/buildings.gpkg"));
    assertThat(found.features()).hasSize(5);
    for (int i = 0; i < 5; i += 2) {
      assertThat(Fixtures.value(found, i, "status")).isEqualTo("counted");
      assertThat(number(found, i, "n_s")).isBetween(-12.0, 12.0);
      double factor = number(found, i, "denoising_factor");
      assertThat(number(found, i, "n_eff")).isCloseTo(1 / (factor * factor), within(1e-6));
      assertThat(number(found, i, "neighbour_residual_m")).isPositive();
      assertThat(Fixtures.value(found, i, "level")).isEqualTo("1");
      assertThat(found.features().get(i).geometry())
          .isEqualTo(Fixtures.read(layer).features().get(i).geometry());
    }
    assertThat(folder.resolve("out/buildings.csv")).content().hasLineCount(6);
    JsonNode summary = json("out/summary.json");
    assertThat(summary.get("samples").asInt()).isEqualTo(12);
    assertThat(summary.get("status").get("counted").asInt()).isEqualTo(5);
    assertThat(summary.get("tiles").get("columns").asInt()).isEqualTo(6);
    JsonNode reason = json("out/nearest.json").get("tiles").get(0);
    assertThat(reason.get("patch").get("side_px").asInt()).isEqualTo(64);
    assertThat(reason.get("image")).isNotEmpty();
    assertThat(reason.get("training")).hasSize(1);
    assertThat(reason.get("training").get(0).get("scene").asText()).isNotEmpty();
    assertThat(json("out/run.json").get("options").get("--tile").asText()).isEqualTo("30m");
    assertThat(json("out/run.json").get("cadalign").asText()).isEqualTo(ProgramVersion.number());
    assertThat(ImageIO.read(folder.resolve("out/contact.png").toFile()).getWidth())
        .isBetween(2 * 64, 4 * 64);
    assertThat(ImageIO.read(folder.resolve("out/histogram.png").toFile())).isNotNull();
  }

  @Test
  void gdalReadsWhatIsWritten() throws Exception {
    assertThat(similarity("out", "--tile", "100").code()).isZero();
    assertThat(Referee.run("gdalinfo", "-stats", folder.resolve("out/counts.tif")))
        .contains("Size is 6, 6", "Description = n_s", "NoData Value=nan", "32645")
        .contains("Pixel Size = (30.0");
    assertThat(Referee.run("ogrinfo", "-so", "-al", folder.resolve("out/buildings.gpkg")))
        .contains("Feature Count: 5", "n_s: Real", "level: Integer", "status: String");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "self"})
  void threadsDoNotChangeAByte(String against) throws Exception {
    for (int threads : List.of(1, 2)) {
      Outcome outcome = similarity("out" + threads, "--against", against, "--threads", threads);
      assertThat(outcome.code()).as(outcome.err()).isZero();
    }
    assertSame("out1", "out2");
  }

  /** As a killed run would leave it: one shard of 64, half a row, and no outputs. */
  @ParameterizedTest
  @ValueSource(strings = {"model", "self"})
  void goesOnToTheSameBytes(String against) throws Exception {
    assertThat(run(model, image, many, "whole", "--against", against).code()).isZero();
    Path store = folder.resolve("part/store");
    Files.createDirectories(store);
    for (String file : List.of("key.json", "rows.bin", "sketches.bin", "counts.bin", "sum.bin")) {
      Path from = folder.resolve("whole/store").resolve(file);
      if (Files.exists(from)) {
        Files.copy(from, store.resolve(file));
      }
    }
    cut(store.resolve("counts.bin"), 64 * Double.BYTES + 3);
    if (against.equals("model")) {
      cut(store.resolve("rows.bin"), Files.size(store.resolve("rows.bin")) - 7);
    }
    Outcome outcome = run(model, image, many, "part", "--against", against);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertSame("whole", "part");
  }

  /** Each patch is among those that are counted, and is similar to itself by one. */
  @Test
  void aPatchCountsItselfAsOne() throws Exception {
    Layer all = TOWN.truth();
    Layer one = new Layer(all.name(), all.crs(), all.fields(), all.features().subList(40, 41));
    Path alone = TinyTown.write(one, folder.resolve("one.gpkg"));
    Outcome outcome = run(plain, image, alone, "out", "--against", "self");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Layer found = Fixtures.read(folder.resolve("out/buildings.gpkg"));
    assertThat(number(found, 0, "n_s")).isCloseTo(1, within(1e-9));
    assertThat(found.features().get(0).values()).contains(Optional.empty());
    assertThat(json("out/summary.json").get("notices").toString()).contains("no examples");
  }

  /** Counts depend on the building, not on where it stands in the file. */
  @Test
  void orderChangesNoMoreThanRounding() throws Exception {
    Layer all = TOWN.misplacedBy(0.6, -0.3);
    List<Feature> some = new ArrayList<>(all.features().subList(30, 35));
    java.util.Collections.reverse(some);
    Path turned =
        TinyTown.write(
            new Layer(all.name(), all.crs(), all.fields(), some), folder.resolve("turned.shp"));
    Path straight =
        TinyTown.write(
            new Layer(all.name(), all.crs(), all.fields(), all.features().subList(30, 35)),
            folder.resolve("straight.shp"));
    assertThat(run(model, image, turned, "a").code()).isZero();
    assertThat(run(model, image, straight, "b").code()).isZero();
    Layer a = Fixtures.read(folder.resolve("a/buildings.gpkg"));
    Layer b = Fixtures.read(folder.resolve("b/buildings.gpkg"));
    // A Shapefile has no ids, so that its rows are read, and counted, in their order.
    assertThat(a.features().get(0).geometry()).isEqualTo(b.features().get(4).geometry());
    for (int i = 0; i < 5; i++) {
      // The network adds up the buildings of a patch in their order, in single precision.
      assertThat(number(a, i, "n_s")).isCloseTo(number(b, 4 - i, "n_s"), within(1e-5));
    }
  }

  @Test
  void saysWhyNothingIsKnownOfABuilding() throws Exception {
    Layer all = TOWN.truth();
    List<Feature> features = new ArrayList<>(all.features().subList(0, 2));
    Layer away = TinyTown.moved(all, 1000, 0);
    features.add(new Feature(Optional.of("901"), away.features().get(0).geometry(), values()));
    features.add(new Feature(Optional.of("902"), Optional.empty(), values()));
    Path mixed =
        TinyTown.write(
            new Layer(all.name(), all.crs(), all.fields(), features), folder.resolve("mixed.gpkg"));
    Outcome outcome = run(model, image, mixed, "out");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("4 features: 2 counted, 2 no_evidence");
    assertThat(folder.resolve("out/buildings.csv"))
        .content()
        .contains("no_evidence,outside", "no_evidence,no_polygon");
    Layer found = Fixtures.read(folder.resolve("out/buildings.gpkg"));
    assertThat(Fixtures.value(found, 2, "status")).isEqualTo("no_evidence");
  }

  /** Its halves take each other's area away, so that the centre of what is left lies anywhere. */
  @Test
  void aRingThatCrossesItselfIsToldWhereItLies() throws Exception {
    Layer all = TOWN.truth();
    Geometry house = all.features().get(1).geometry().orElseThrow();
    Envelope e = house.getEnvelopeInternal();
    Geometry bow =
        new GeometryFactory()
            .createPolygon(
                new Coordinate[] {
                  new Coordinate(e.getMinX(), e.getMinY()),
                  new Coordinate(e.getMaxX(), e.getMinY()),
                  new Coordinate(e.getMinX(), e.getMaxY()),
                  new Coordinate(e.getMaxX(), e.getMaxY()),
                  new Coordinate(e.getMinX(), e.getMinY())
                });
    Geometry turned =
        AffineTransformation.rotationInstance(0.3, e.centre().x, e.centre().y).transform(bow);
    List<Feature> features =
        List.of(
            all.features().get(0), new Feature(Optional.of("901"), Optional.of(turned), values()));
    Path two =
        TinyTown.write(
            new Layer(all.name(), all.crs(), all.fields(), features), folder.resolve("two.gpkg"));
    Outcome outcome = run(model, image, two, "out");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    List<String> row =
        List.of(Files.readAllLines(folder.resolve("out/buildings.csv")).get(2).split(",", 4));
    assertThat(row.get(0)).isEqualTo("901");
    assertThat(Double.parseDouble(row.get(1))).isCloseTo(e.centre().x, within(10.0));
    assertThat(Double.parseDouble(row.get(2))).isCloseTo(e.centre().y, within(10.0));
  }

  /** The image is one tile, and over its centre lies a building that no patch holds. */
  @Test
  void aTileMayHideAllThatWasCounted() throws Exception {
    Layer all = TOWN.truth();
    Geometry hall =
        new GeometryFactory().toGeometry(new Envelope(500_015, 500_159, 2_999_907, 2_999_913));
    List<Feature> features =
        List.of(
            all.features().get(0), new Feature(Optional.of("901"), Optional.of(hall), values()));
    Path two =
        TinyTown.write(
            new Layer(all.name(), all.crs(), all.fields(), features), folder.resolve("two.gpkg"));
    Outcome outcome = run(model, image, two, "out", "--tile", "600");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).contains("2 features: 1 counted, 1 no_evidence");
    assertThat(folder.resolve("out/summary.json"))
        .content()
        .contains("no tile stands for a building that was counted");
    assertThat(folder.resolve("out/contact.png")).doesNotExist();
    assertThat(folder.resolve("out/histogram.png")).exists();
  }

  @Test
  void theBaselineFindsOthers() throws Exception {
    Outcome outcome = similarity("out", "--by", "activations", "--nearest", "3");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(ImageIO.read(folder.resolve("out/contact.png").toFile()).getWidth())
        .isBetween(4 * 64, 7 * 64);
  }

  @Test
  void keepsNothingOfAnotherRunUnasked() throws Exception {
    assertThat(similarity("out").code()).isZero();
    refused(similarity("out"), "buildings.csv: it exists already; give --overwrite");
    for (String file : SAME) {
      Files.delete(folder.resolve("out").resolve(file));
    }
    Files.delete(folder.resolve("out/run.json"));
    refused(similarity("out", "--patch", "96"), "it holds results of another --patch");
    refused(similarity("out", "--against", "self"), "it holds results of another --against");
    Path key = folder.resolve("out/store/key.json");
    Files.writeString(key, Files.readString(key).replace(ProgramVersion.number(), "0.0.1"));
    refused(similarity("out"), "it holds results of another version; give --overwrite");
    assertThat(similarity("out", "--patch", "96", "--overwrite").code()).isZero();
  }

  /** Consent to replace results is none to count for hours what is counted already. */
  @Test
  void overwritingCountsNothingTwice() throws Exception {
    assertThat(similarity("out").code()).isZero();
    Path rows = folder.resolve("out/store/rows.bin");
    Files.setLastModifiedTime(rows, FileTime.fromMillis(0));
    Outcome again = similarity("out", "--overwrite", "--tile", "30m");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(json("out/summary.json").get("tiles").get("columns").asInt()).isEqualTo(6);
    assertThat(Files.getLastModifiedTime(rows)).isEqualTo(FileTime.fromMillis(0));
  }

  @Test
  void aModelWithoutExamplesIsRefused() {
    refused(
        run(plain, image, layer, "out"),
        "it carries no examples of its training data to count among; add them with cadalign model"
            + " examples, or count within the image with --against self");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void allOutsideFailsInWords() throws Exception {
    Path away = TinyTown.write(TinyTown.moved(TOWN.truth(), 5000, 0), folder.resolve("away.gpkg"));
    refused(run(model, image, away, "out"), "0 of 90 groups of buildings lie on the image");
  }

  @Test
  void neverReplacesAnInput() throws Exception {
    Path own = folder.resolve("mine");
    Files.createDirectories(own);
    Path mine = Files.copy(layer, own.resolve("buildings.gpkg"));
    byte[] before = Files.readAllBytes(mine);
    refused(run(model, image, mine, "mine", "--overwrite"), "inputs are never changed");
    assertThat(mine).hasBinaryContent(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tile 3        | 2 | --tile 3 is no size: give pixels, 8 or more, or metres as 80m",
        "--tile 1m       | 2 | --tile 1m is no size",
        "--tile wide     | 2 | --tile wide is no size",
        "--nearest 0     | 2 | 1 to 50 pictures",
        "--nearest 51    | 2 | 1 to 50 pictures",
        "--against truth | 2 | --against",
        "--by colour     | 2 | --by",
        "--threads 0     | 2 | --threads 0 is less than 1",
        "--patch 65      | 2 | a patch of 65 px is no multiple of 2",
        "--patch 8       | 2 | a patch of 8 px is not between",
        "--bands 1,2,9   | 1 | town.tif",
      })
  void refusesInOneLine(String options, int code, String words) {
    Outcome outcome = similarity("out", (Object[]) options.split(" "));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(words).hasLineCount(1).doesNotContain("unexpected");
    assertThat(folder).isEmptyDirectory();
  }

  /** Some houses of the town, a little out of place. */
  private static Path write(String name, int from, int to) throws Exception {
    Layer all = TOWN.misplacedBy(0.6, -0.3);
    Layer some = new Layer(all.name(), all.crs(), all.fields(), all.features().subList(from, to));
    return TinyTown.write(some, inputs.resolve(name));
  }

  private static List<Optional<Object>> values() {
    return List.of(Optional.of("more"));
  }

  private static double number(Layer found, int feature, String column) {
    return Double.parseDouble(Fixtures.value(found, feature, column));
  }

  private JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(file).toFile());
  }

  private void assertSame(String one, String other) {
    for (String file : SAME) {
      assertThat(folder.resolve(other).resolve(file))
          .hasSameBinaryContentAs(folder.resolve(one).resolve(file));
    }
  }

  private static void refused(Outcome outcome, String words) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains(words).hasLineCount(1).doesNotContain("unexpected");
  }

  private static void cut(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }

  private Outcome similarity(String name, Object... options) {
    return run(model, image, layer, name, options);
  }

  private Outcome run(Path network, Path photograph, Path map, String name, Object... options) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("similarity", network, photograph, map, "-o", folder.resolve(name)));
    if (Stream.of(options).noneMatch("--patch"::equals)) {
      arguments.addAll(List.of("--patch", 64));
    }
    if (Stream.of(options).noneMatch("--nearest"::equals)) {
      arguments.addAll(List.of("--nearest", 1));
    }
    arguments.addAll(List.of("--progress", "none"));
    arguments.addAll(List.of(options));
    return Outcome.run(arguments.toArray());
  }
}
