package org.cadalign.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Provenance;
import org.cadalign.archive.Provenance.WorkingRange;
import org.cadalign.confidence.Sign;
import org.cadalign.engine.WeightMap;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.match.MatchOptions;
import org.cadalign.progress.Progress;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignmentRunTest {
  @TempDir private static Path inputs;
  private static Requests town;
  private static Requests one;

  @TempDir private Path folder;

  @BeforeAll
  static void writeTown() throws Exception {
    TinyTown tiny = TinyTown.utm();
    Path image = tiny.image(inputs.resolve("town.tif"));
    Layer layer = tiny.misplacedBy(1.5, 0.6);
    town = Requests.of(image, TinyTown.write(layer, inputs.resolve("houses.gpkg")));
    Layer single =
        new Layer(layer.name(), layer.crs(), layer.fields(), layer.features().subList(44, 45));
    one = Requests.of(image, TinyTown.write(single, inputs.resolve("one.gpkg")));
  }

  /** How the image is cut into windows, and the buildings into blocks, moves nothing. */
  @Test
  void coresDoNotMoveTheLayer() throws Exception {
    run(town.writing(Optional.of(folder.resolve("a.gpkg")), Optional.empty(), false));
    MatchOptions cut = new MatchOptions(150, 60_000, 2000, 2);
    AlignmentRun.Result other =
        run(town.with(cut).writing(Optional.of(folder.resolve("b.gpkg")), Optional.empty(), false));
    assertThat(other.levels().get(3).pixelRatio()).isGreaterThan(1);
    assertSamePlaces(folder.resolve("a.gpkg"), folder.resolve("b.gpkg"));
  }

  private static void assertSamePlaces(Path a, Path b) throws DataException {
    Layer first =
        org.cadalign.layer.Layers.read(a, org.cadalign.layer.LayerOptions.DEFAULT).layer();
    Layer other =
        org.cadalign.layer.Layers.read(b, org.cadalign.layer.LayerOptions.DEFAULT).layer();
    for (int i = 0; i < first.features().size(); i++) {
      var p = first.features().get(i).geometry().orElseThrow().getCoordinate();
      var q = other.features().get(i).geometry().orElseThrow().getCoordinate();
      // A thousandth of a pixel.
      assertThat(p.distance(q)).isLessThan(3e-4);
    }
  }

  /** The image has 0.3 m a pixel; a quarter more or less is still as in training. */
  @ParameterizedTest
  @CsvSource({
    "0.3, 0.3, false",
    "0.1, 1, false",
    "0.36, 0.5, false",
    "0.39, 0.5, true",
    "0.1, 0.25, false",
    "0.1, 0.23, true",
  })
  void warnsOutsideTheModelsWorkingRange(double finest, double coarsest, boolean warned)
      throws Exception {
    ModelArchive model = town.model();
    ModelArchive other =
        ModelArchive.of(
            model.spec(),
            model.weights(ModelArchive.WHOLE).orElseThrow(),
            in(model.provenance(), new WorkingRange(finest, coarsest, 9)));
    AlignmentRun.Result result = run(one.with(other).dry());
    assertThat(
            result.notices().stream().anyMatch(n -> n.text().contains("the model was trained on")))
        .isEqualTo(warned);
    if (warned) {
      assertThat(result.notices().toString())
          .contains(
              "the image has 0.30 m a pixel; the model was trained on %.2f".formatted(finest));
    }
  }

  @Test
  void refusesANetworkWithoutEvidence() {
    DoubleUnetSpec spec = new DoubleUnetSpec("tiny", 1, 1, 1);
    ModelArchive model = ModelArchive.of(spec, WeightMap.draw(spec, 1), town.model().provenance());
    assertThatThrownBy(() -> run(one.with(model).dry()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("gives no evidence per building");
  }

  @Test
  void keepsTheSameOfEveryBuildingForAnyThreads() throws Exception {
    run(town.writing(Optional.of(folder.resolve("a.gpkg")), Optional.empty(), false));
    run(
        town.with(MatchOptions.withThreads(2))
            .writing(Optional.of(folder.resolve("b.gpkg")), Optional.empty(), false));
    assertThat(folder.resolve("a.run").resolve(BuildingsTable.FILE))
        .hasSameBinaryContentAs(folder.resolve("b.run").resolve(BuildingsTable.FILE));
    List<BuildingsTable.Row> rows = BuildingsTable.read(folder.resolve("a.run"));
    assertThat(rows).allMatch(row -> row.signs().isPresent() && row.expected().isEmpty());
    assertThat(rows.get(0).status()).isEqualTo("aligned");
    assertThat(rows.get(0).signs().get().of(Sign.SPREAD_M)).isPresent();
  }

  /** What differs from run to run is in run.json alone. */
  @Test
  void writesARunDirectory() throws Exception {
    Path out = folder.resolve("a.gpkg");
    AlignmentRun.Result result = run(one.writing(Optional.of(out), Optional.empty(), false));
    Path run = folder.resolve("a.run");
    try (Stream<Path> files = Files.list(run)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("buildings.gpkg", "run.json", "summary.json");
    }
    JsonNode summary = json(run.resolve("summary.json"));
    assertThat(summary.get("features").asInt()).isEqualTo(1);
    assertThat(summary.get("image_metres_per_pixel_x").asDouble()).isBetween(0.29, 0.31);
    assertThat(summary.get("image_crs").asText()).isEqualTo("EPSG:32645");
    assertThat(summary.get("levels")).hasSameSizeAs(result.levels());
    JsonNode told = json(run.resolve("run.json"));
    assertThat(told.get("output").asText()).isEqualTo(out.toString());
    assertThat(told.at("/sha256/image").asText())
        .isEqualTo(InputDigest.of(List.of(one.image())))
        .hasSize(64);
    assertThat(told.at("/sha256/layer").asText()).isEqualTo(InputDigest.of(List.of(one.layer())));
    assertThat(told.get("model").get("network").asText()).isEqualTo("tiny");
    assertThat(told.get("seconds").fieldNames())
        .toIterable()
        .containsExactly("digest", "read", "align", "signs", "write");
    String before = Files.readString(run.resolve("summary.json"));
    run(one.writing(Optional.of(out), Optional.empty(), true));
    assertThat(run.resolve("summary.json")).hasContent(before);
  }

  @Test
  void anExistingOutputIsLeftAlone() throws Exception {
    Path out = Files.writeString(folder.resolve("a.gpkg"), "mine");
    AlignmentRequest request = one.writing(Optional.of(out), Optional.empty(), false);
    assertThatThrownBy(() -> run(request))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it exists already");
    assertThat(out).hasContent("mine");
    assertThat(folder.toFile().list()).containsExactly("a.gpkg");
  }

  /**
   * One of the outputs cannot be made, for a folder has its name: nothing that exists is changed,
   * and nothing new appears.
   */
  @ParameterizedTest
  @CsvSource({
    "a.run/summary.json",
    "a.run/run.json",
    "a.dbf",
    "f.tif",
    "f.tif.aux.xml",
  })
  void isPublishedWholeOrNotAtAll(String taken) throws Exception {
    List<String> old = List.of("a.shp", "a.dbf", "a.prj", "f.tif", "a.run/summary.json", "a.qix");
    Files.createDirectory(folder.resolve("a.run"));
    for (String name : old) {
      if (!name.equals(taken)) {
        Files.writeString(folder.resolve(name), "old");
      }
    }
    Files.createDirectories(folder.resolve(taken));
    List<Path> before = tree();
    AlignmentRequest request =
        town.writing(
            Optional.of(folder.resolve("a.shp")), Optional.of(folder.resolve("f.tif")), true);
    assertThatThrownBy(() -> run(request))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(folder.resolve(taken) + ": a folder has this name");
    assertThat(tree()).isEqualTo(before);
    for (String name : old) {
      if (!name.equals(taken)) {
        assertThat(folder.resolve(name)).hasContent("old");
      }
    }
  }

  private List<Path> tree() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }

  private static AlignmentRun.Result run(AlignmentRequest request) throws DataException {
    return new AlignmentRun(request, TinyModel.engine(), Progress.none()).run();
  }

  private static Provenance in(Provenance p, WorkingRange range) {
    return new Provenance(
        p.data(), p.seed(), p.steps(), p.engine(), p.java(), p.os(), range, List.of(), p.metrics());
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
