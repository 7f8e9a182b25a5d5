package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadalign.align.OutcomeColumns;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.GroundFrame;
import org.cadalign.crs.Reprojection;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** From files to files, with a network that was really trained. */
class AlignCommandTest {
  private static final double HALF_PIXEL = 0.15;
  private static final TinyTown TOWN = TinyTown.utm();

  @TempDir private static Path inputs;
  private static Path model;
  private static Path image;

  @TempDir private Path folder;
  private Path layer;

  @BeforeAll
  static void writeImage() throws IOException {
    model = TinyModel.copy(inputs);
    image = TOWN.image(inputs.resolve("town.tif"));
  }

  @BeforeEach
  void writeLayer() throws DataException {
    layer = TinyTown.write(TOWN.misplacedBy(2.1, -1.2), folder.resolve("houses.gpkg"));
  }

  /**
   * Swapped axes, a wrong sign, or half a pixel lost in drawing, sampling or placing, in any of
   * these systems, leave more than half a pixel.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "upright in UTM            | 32645 | 0.3 0 0 -0.3 500000 3000000               |       |"
            + " 2.1 | -1.2",
        "turned in UTM             | 32645 | 0.24 0.18 0.18 -0.24 500000 3000000       |       |"
            + " -1.3 | 2.2",
        "south up, finer           | 32645 | 0.27 0 0 0.27 500000 3000000              |       |"
            + " 1.2 | 1.6",
        "web Mercator              | 3857  | 0.34 0 0 -0.34 9680000 3140000            |       |"
            + " -2.0 | -0.9",
        "degrees                   | 4326  | 3e-6 0 0 -2.7e-6 87 27.1                  |       |"
            + " 1.7 | -2.3",
        "layer in degrees          | 32645 | 0.3 0 0 -0.3 500000 3000000               | 4326  |"
            + " 2.1 | 1.4",
        "layer in UTM on Mercator  | 3857  | 0.34 0 0 -0.34 9680000 3140000            | 32645 |"
            + " -1.4 | 2.0",
      })
  void bringsTheLayerBackOntoTheRoofs(
      String name, int epsg, String affine, Integer layerEpsg, double east, double north)
      throws Exception {
    double[] m = Arrays.stream(affine.split(" ")).mapToDouble(Double::parseDouble).toArray();
    TinyTown town = TinyTown.of(epsg, new AffineTransform(m), 11);
    CoordinateReferenceSystem crs =
        CrsCodes.decode("EPSG:" + (layerEpsg == null ? epsg : layerEpsg));
    Path photograph = town.image(folder.resolve("photograph.tif"));
    Path moved = folder.resolve("moved.gpkg");
    TinyTown.write(in(crs, town.misplacedBy(east, north)), moved);
    Outcome outcome = align(photograph, moved, "back.gpkg");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Layer back = Fixtures.read(folder.resolve("back.gpkg"));
    Layer truth = in(crs, town.truth());
    assertThat(worst(back, truth)).isLessThan(HALF_PIXEL);
    // Of the very shift the columns speak, in ground metres, whatever the systems.
    for (int i = 0; i < back.features().size(); i += 17) {
      assertThat(number(back, i, "dx_m")).isBetween(east - HALF_PIXEL, east + HALF_PIXEL);
      assertThat(number(back, i, "dy_m")).isBetween(north - HALF_PIXEL, north + HALF_PIXEL);
      assertThat(Fixtures.value(back, i, "status")).isEqualTo("aligned");
    }
  }

  @Test
  void theFieldCarriesTheLayerToTheSamePlace() throws Exception {
    Path field = folder.resolve("field.tif");
    Outcome outcome = align(image, layer, "out.gpkg", "--field", field);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Path carried = folder.resolve("carried.gpkg");
    assertThat(Outcome.run("apply", field, layer, "-o", carried).code()).isZero();
    assertThat(worst(Fixtures.read(carried), TOWN.truth())).isLessThan(2 * HALF_PIXEL);
    // A smooth field hides where it lies; its borders do not.
    double width = 0.3 * TinyTown.WIDTH;
    double bottom = 500 - 0.3 * TinyTown.HEIGHT;
    Layer points =
        Fixtures.layer(
            "POINT (1 499)",
            "POINT (%s %s)".formatted(width - 1, bottom + 1),
            "POINT (-1 499)",
            "POINT (1 501)");
    Path corners = TinyTown.write(points, folder.resolve("corners.gpkg"));
    Path moved = folder.resolve("moved-corners.gpkg");
    assertThat(Outcome.run("apply", field, corners, "-o", moved).code()).isZero();
    Layer found = Fixtures.read(moved);
    for (int i = 0; i < 4; i++) {
      assertThat(Fixtures.value(found, i, "status")).isEqualTo(i < 2 ? "aligned" : "no_evidence");
    }
  }

  /** Unit, axes and sign of what is written, in the files themselves. */
  @ParameterizedTest
  @CsvSource({"out.gpkg", "out.fgb", "out.run/buildings.gpkg"})
  void movesAreDescribed(String file) throws Exception {
    Path written = folder.resolve(file);
    align(image, layer, file.startsWith("out.run") ? "out.gpkg" : file);
    Layer out = Fixtures.read(written);
    for (Field field : List.of(OutcomeColumns.EAST, OutcomeColumns.NORTH)) {
      assertThat(out.fields()).contains(field);
      assertThat(field.description().orElseThrow())
          .contains("ground metres", "added to the given coordinates", "positive to the");
    }
    assertThat(Files.readString(written, StandardCharsets.ISO_8859_1))
        .contains(OutcomeColumns.MOVES);
  }

  @Test
  void threadsDoNotChangeAByte() throws Exception {
    for (int threads : List.of(1, 2)) {
      Path field = folder.resolve("field" + threads + ".tif");
      align(image, layer, "out" + threads + ".gpkg", "--threads", threads, "--field", field);
    }
    for (String file : List.of("out%d.gpkg", "field%d.tif", "out%d.run/summary.json")) {
      assertThat(folder.resolve(file.formatted(2)))
          .hasSameBinaryContentAs(folder.resolve(file.formatted(1)));
    }
  }

  /** What decided the result is told again, whatever options there will be. */
  @Test
  void theRunTellsEveryOption() throws Exception {
    Outcome outcome = align(image, layer, "told.gpkg", "--max-shift", "7.50", "--pin", "44,45");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode told = json("told.run/run.json").get("options");
    CommandSpec spec = new CommandLine(new AlignCommand()).getCommandSpec();
    List<String> names = new ArrayList<>();
    spec.options().forEach(option -> names.add(option.longestName()));
    spec.positionalParameters().forEach(parameter -> names.add(parameter.paramLabel()));
    names.removeAll(List.of("--help", "--version"));
    assertThat(told.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(names);
    assertThat(told.get("IMAGE").asText()).isEqualTo(image.toString());
    assertThat(told.get("--model").asText()).isEqualTo(model.toString());
    assertThat(told.get("--max-shift").asText()).isEqualTo("7.50");
    assertThat(told.get("--pin").asText()).isEqualTo("44,45");
    assertThat(told.get("--motion").asText()).isEqualTo("rigid");
    assertThat(told.get("--seed").asText()).isEqualTo("1");
    assertThat(told.get("--bands").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'', false", "--apart 12, false", "--no-apart, true"})
  void buildingsAreLookedForApartUnlessToldNotTo(String option, String together) throws Exception {
    Object[] options = option.isEmpty() ? new Object[0] : option.split(" ");
    Outcome outcome = align(image, layer, "told.gpkg", options);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode run = json("told.run/run.json");
    assertThat(run.get("options").get("--no-apart").asText()).isEqualTo(together);
  }

  @ParameterizedTest
  @CsvSource({
    "--apart 12 --no-apart, exclude each other",
    "--apart 20, '2.4 to 19 m around, or 0 for not at all, not 20.0 m'"
  })
  void looksForBuildingsWithinReason(String options, String reason) {
    Outcome outcome = align(image, layer, "apart.gpkg", (Object[]) options.split(" "));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains(reason);
  }

  @Test
  void saysWhatTheLayerWasLaidOn() throws Exception {
    assertThat(align(image, layer, "plain.gpkg").code()).isZero();
    Outcome roof = align(image, layer, "roof.gpkg", "--target", "roof");
    assertThat(roof.code()).as(roof.err()).isZero();
    assertThat(folder.resolve("roof.gpkg")).hasSameBinaryContentAs(folder.resolve("plain.gpkg"));
    assertThat(json("plain.run/summary.json").get("target").asText()).isEqualTo("roof");
    assertThat(json("plain.run/run.json").at("/model/target").asText()).isEqualTo("roof");
    assertThat(json("plain.run/run.json").at("/options/--target").isNull()).isTrue();
    assertThat(json("roof.run/run.json").at("/options/--target").asText()).isEqualTo("roof");
  }

  @Test
  void aModelForTheOtherTargetIsRefused() throws Exception {
    Outcome outcome = align(image, layer, "out.gpkg", "--target", "base");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("tiny.model: it was trained for --target roof, not base")
        .contains("leave --target out, or give a model of cadalign train --target base")
        .hasLineCount(1);
    assertOnlyFiles("houses.gpkg");
  }

  @Test
  void neverReplacesTheModel() throws Exception {
    byte[] before = Files.readAllBytes(model);
    Outcome outcome = align(image, layer, "out.gpkg", "--field", model, "--overwrite");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("inputs are never changed");
    assertThat(model).hasBinaryContent(before);
    assertOnlyFiles("houses.gpkg");
  }

  @Test
  void countsBuildingsOutsideAndPartlyOutside() throws Exception {
    Layer some = TOWN.misplacedBy(1, 1);
    List<Feature> features = new ArrayList<>(some.features().subList(0, 20));
    Layer far = TinyTown.moved(some, 1000, 0);
    features.add(new Feature(Optional.of("901"), far.features().get(0).geometry(), values()));
    // Half of it beyond the left border.
    Layer left = TinyTown.moved(some, -(20 + 8) * 0.3, 0);
    features.add(new Feature(Optional.of("902"), left.features().get(0).geometry(), values()));
    Layer mixed = new Layer(some.name(), some.crs(), some.fields(), features);
    TinyTown.write(mixed, layer.resolveSibling("mixed.gpkg"));
    Outcome outcome = align(image, layer.resolveSibling("mixed.gpkg"), "out.gpkg");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("22 features: ", "1 no_evidence");
    Layer out = Fixtures.read(folder.resolve("out.gpkg"));
    assertThat(Fixtures.value(out, 20, "status")).isEqualTo("no_evidence");
    assertThat(out.features().get(20).geometry()).isEqualTo(features.get(20).geometry());
    // Only the first level sees it where the layer has it.
    JsonNode coarsest = json("out.run/summary.json").get("levels").get(0);
    assertThat(coarsest.get("groups_seen").asInt()).isEqualTo(21);
    assertThat(coarsest.get("partly_outside").asInt()).isEqualTo(1);
  }

  @Test
  void allOutsideFailsInWords() throws Exception {
    Path away = TinyTown.write(TinyTown.moved(TOWN.truth(), 5000, 0), folder.resolve("away.gpkg"));
    Outcome outcome = align(image, away, "out.gpkg");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("0 of 90 groups of buildings lie on the image");
    assertOnlyFiles("houses.gpkg", "away.gpkg");
  }

  /** A building's place must not depend on which others were chosen. */
  @ParameterizedTest
  @ValueSource(strings = {"name=house 44", "name IN (house 1, house 60)"})
  void whatIsChosenMovesAsInTheWholeLayer(String filter) throws Exception {
    assertThat(align(image, layer, "all.gpkg").code()).isZero();
    assertThat(align(image, layer, "some.gpkg", "--where", filter).code()).isZero();
    List<Feature> all = Fixtures.read(folder.resolve("all.gpkg")).features();
    List<Feature> some = Fixtures.read(folder.resolve("some.gpkg")).features();
    assertThat(some).hasSize(filter.contains("IN") ? 2 : 1);
    for (Feature feature : some) {
      Feature same =
          all.stream().filter(f -> f.id().equals(feature.id())).findFirst().orElseThrow();
      assertThat(feature).isEqualTo(same);
    }
  }

  /** Nine of the 81 places that a level looks at are no evidence of anything. */
  @Test
  void onAnImageThatShowsNothingTheShippedModelBelievesNothing() throws Exception {
    Path bare = TOWN.bareImage(folder.resolve("bare.tif"));
    Outcome outcome = Outcome.run("align", bare, layer, "-o", folder.resolve("out.gpkg"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .startsWith("90 features: 90 low_confidence")
        .contains("moved by 0.00 m in the median, 0.00 m at most")
        .doesNotContain("expected to lie");
  }

  @Test
  void anImageWithoutRoofsMovesNothingFar() throws Exception {
    Path bare = TOWN.bareImage(folder.resolve("bare.tif"));
    Outcome outcome = align(bare, layer, "out.gpkg");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("90 features: ").contains("low_confidence");
    Outcome strict = align(bare, layer, "strict.gpkg", "--min-support", 0.2);
    assertThat(strict.out()).startsWith("90 features: 90 no_evidence");
  }

  @Test
  void anEmptyLayerIsDoneInWords() throws Exception {
    Layer none = TOWN.truth();
    none = new Layer(none.name(), none.crs(), none.fields(), List.of());
    Path empty = TinyTown.write(none, folder.resolve("empty.gpkg"));
    Outcome outcome = align(image, empty, "out.gpkg");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("0 features" + System.lineSeparator());
    assertThat(Fixtures.read(folder.resolve("out.gpkg")).features()).isEmpty();
  }

  /** A field of nothing is impossible; that shows late, and yet leaves nothing behind. */
  @Test
  void aFailureLeavesNothingBehind() throws Exception {
    Layer none = TOWN.truth();
    none = new Layer(none.name(), none.crs(), none.fields(), List.of());
    Path empty = TinyTown.write(none, folder.resolve("empty.gpkg"));
    Outcome outcome = align(image, empty, "out.gpkg", "--field", folder.resolve("f.tif"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("no building was seen, so there is no field to write");
    assertOnlyFiles("houses.gpkg", "empty.gpkg");
  }

  @Test
  void aDryRunSaysTheSameAndWritesNothing() throws Exception {
    Outcome dry =
        Outcome.run(
            "align",
            image,
            layer,
            "--dry-run",
            "--field",
            folder.resolve("f.tif"),
            "--model",
            model);
    assertThat(dry.code()).as(dry.err()).isZero();
    assertOnlyFiles("houses.gpkg");
    Outcome wet = align(image, layer, "out.gpkg");
    assertThat(wet.out())
        .startsWith(dry.out())
        .endsWith("out.gpkg written" + System.lineSeparator());
  }

  @Test
  void pinnedFeaturesStayAndABoxOrFilterChooses() throws Exception {
    Coordinate c = TOWN.centre();
    String box = "%s,%s,%s,%s".formatted(c.x - 30, c.y - 30, c.x + 30, c.y + 30);
    Path some = folder.resolve("some.gpkg");
    Outcome outcome = align(image, layer, "some.gpkg", "--bbox", box, "--pin", "44");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Layer chosen = Fixtures.read(some);
    assertThat(chosen.features()).hasSizeBetween(9, 25);
    assertThat(outcome.out()).contains(" 1 unchanged");
    for (int i = 0; i < chosen.features().size(); i++) {
      boolean pinned = chosen.features().get(i).id().equals(Optional.of("44"));
      assertThat(number(chosen, i, "shift_m")).isBetween(pinned ? 0.0 : 2.0, pinned ? 0.0 : 3.0);
    }
    Outcome one = align(image, layer, "one.gpkg", "--where", "name=house 44", "--max-shift", "1");
    assertThat(one.out()).startsWith("1 features: 1 low_confidence");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bbox | 10,10,11,11 | meets the box 10,10,11,11; its bounds are 5000",
        "--where | name=house 999 | passes the filter 'name=house 999'; the field name holds 'house 1'"
      })
  void choosingNothingIsAFault(String option, String value, String words) throws Exception {
    Outcome outcome = align(image, layer, "out.gpkg", option, value);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("houses.gpkg: none of its 90 features " + words)
        .hasLineCount(1);
    assertOnlyFiles("houses.gpkg");
    Path found = folder.resolve("found.gpkg");
    Outcome search = align(image, layer, "out.gpkg", option, value, "--find-missing", found);
    assertThat(search.code()).as(search.err()).isZero();
    assertThat(search.out()).startsWith("0 features");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                          | give either an output with -o, or --dry-run",
        "-o x.gpkg --dry-run         | give either an output with -o, or --dry-run",
        "--dry-run --bbox 1,2,3      | --bbox takes four numbers",
        "--dry-run --target wall     | --target",
        "--dry-run --max-shift 0     | largest shift 0.0",
        "--dry-run --min-confidence 2| least confidence 2.0",
        "--dry-run --min-support -1  | least support -1.0",
        "--dry-run --missing-score 2 | least score 2.0",
        "--dry-run --bands 0,1,2     | --bands: ",
        "--dry-run --engine none     | no engine none; see cadalign info --engines",
        "--dry-run --device cuda:99  | engine torch cannot be used on cuda:99: ",
        "--dry-run --device gpu      | --device gpu is neither cpu nor cuda nor cuda:N",
        "--dry-run --threads 0       | --threads 0 is less than 1",
      })
  void refusesWrongUsage(String options, String words) {
    List<Object> arguments =
        new ArrayList<>(List.<Object>of("align", image, layer, "--model", model));
    Stream.of(options.split(" ")).filter(o -> !o.isEmpty()).forEach(arguments::add);
    Outcome outcome = Outcome.run(arguments.toArray());
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(words).doesNotContain("\tat ");
  }

  private Outcome align(Path photograph, Path moved, String out, Object... options) {
    List<Object> arguments =
        new ArrayList<>(List.<Object>of("align", photograph, moved, "-o", folder.resolve(out)));
    arguments.addAll(List.of("--model", model, "--progress", "none"));
    arguments.addAll(List.of(options));
    return Outcome.run(arguments.toArray());
  }

  private void assertOnlyFiles(String... names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  private JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(name).toFile());
  }

  private static List<Optional<Object>> values() {
    return List.of(Optional.of("another"));
  }

  private static double number(Layer layer, int feature, String column) {
    return Double.parseDouble(Fixtures.value(layer, feature, column));
  }

  /** Largest distance of a vertex from the truth, ground metres. */
  private static double worst(Layer layer, Layer truth) throws DataException {
    Coordinate first = truth.features().get(0).geometry().orElseThrow().getCoordinate();
    GroundFrame frame = GroundFrame.at(truth.crs(), first.x, first.y);
    double worst = 0;
    for (int i = 0; i < truth.features().size(); i++) {
      Coordinate[] a = layer.features().get(i).geometry().orElseThrow().getCoordinates();
      Coordinate[] b = truth.features().get(i).geometry().orElseThrow().getCoordinates();
      assertThat(a).hasSameSizeAs(b);
      for (int k = 0; k < a.length; k++) {
        double east = (a[k].x - b[k].x) * frame.metresPerUnitX();
        double north = (a[k].y - b[k].y) * frame.metresPerUnitY();
        worst = Math.max(worst, Math.hypot(east, north));
      }
    }
    return worst;
  }

  /** A layer in another system. */
  static Layer in(CoordinateReferenceSystem crs, Layer layer) throws DataException {
    Reprojection way = Reprojection.between(layer.crs(), crs);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      features.add(feature.withGeometry(way.forward(feature.geometry().orElseThrow())));
    }
    return new Layer(layer.name(), crs, layer.fields(), features);
  }
}
