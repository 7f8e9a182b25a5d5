package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.run.ProgramVersion;
import org.cadalign.town.Referee;
import org.cadalign.town.TinyModel;
import org.cadalign.train.Manifest;
import org.cadalign.train.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynthCommandTest {
  private static final String SMALL = "--size 40 --progress none --districts informal";

  @TempDir private Path folder;

  @Test
  void writesACity() throws Exception {
    Outcome outcome = synth(SMALL + " --building-noise 1 --missing 0.2 --stale 0.2");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out()).containsPattern("out: \\d+ buildings in 1 cities");
    assertThat(names("out/city_001"))
        .containsExactlyInAnyOrder("image.tif", "truth.gpkg", "labels.gpkg");
    Set<String> truth = ids("out/city_001/truth.gpkg");
    Set<String> labels = ids("out/city_001/labels.gpkg");
    assertThat(labels).containsAnyElementsOf(truth);
    assertThat(labels.containsAll(truth)).isFalse();
    labels.removeAll(truth);
    assertThat(labels).isNotEmpty().allMatch(id -> Integer.parseInt(id) > truth.size());
  }

  @Test
  void theManifestIsOneToTrainOn() throws Exception {
    Outcome outcome = synth(SMALL + " --cities 2 --lean 0.2 --labels roof --names town");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Manifest manifest = Manifest.read(folder.resolve("out/scenes.json"));
    assertThat(manifest.scenes())
        .extracting(Manifest.Entry::name)
        .containsExactly("town_001", "town_002");
    assertThat(manifest.of(Manifest.Split.tune)).hasSize(1);
    assertThat(manifest.scenes().get(0).truth()).isEqualTo("town_001/roofs.gpkg");
    assertThat(manifest.scenes().get(0).labelNoise()).startsWith("made up: 0.0 m a vertex");
    TrainingData data =
        TrainingData.load(manifest, folder.resolve("out"), TinyModel.options(TinyModel.SPEC, 6, 1));
    assertThat(data.scenes().get(0).buildings()).isPositive();
    assertThat(data.resolutions()[0]).isCloseTo(0.3, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "2, 0, 1", "7, 0, 1", "8, 7, 1", "17, 7, 2"})
  void oneOfEightIsForTuning(int cities, int first, int count) throws Exception {
    String tiny = "--size 30 --pixel 2 --districts industry --progress none --cities ";
    assertThat(synth(tiny + cities).code()).isZero();
    Manifest manifest = Manifest.read(folder.resolve("out/scenes.json"));
    assertThat(manifest.scenes()).hasSize(cities);
    assertThat(manifest.of(Manifest.Split.tune)).hasSize(count);
    assertThat(first == 0 || manifest.scenes().get(first).split() == Manifest.Split.tune).isTrue();
  }

  @Test
  void citiesDifferAndAreGivenByTheSeed() throws Exception {
    assertThat(synth(SMALL + " --cities 2 --seed 5").code()).isZero();
    assertThat(run("again", SMALL + " --cities 2 --seed 5 --threads 3").code()).isZero();
    assertThat(run("other", SMALL + " --cities 2 --seed 6").code()).isZero();
    for (String file : List.of("image.tif", "truth.gpkg", "labels.gpkg")) {
      Path one = folder.resolve("out/city_001").resolve(file);
      assertThat(folder.resolve("again/city_001").resolve(file)).hasSameBinaryContentAs(one);
      byte[] bytes = Files.readAllBytes(one);
      assertThat(Files.readAllBytes(folder.resolve("out/city_002").resolve(file)))
          .isNotEqualTo(bytes);
      assertThat(Files.readAllBytes(folder.resolve("other/city_001").resolve(file)))
          .isNotEqualTo(bytes);
    }
  }

  /** A city can be made again from what its folder says. */
  @Test
  void aRecordSaysHowToMakeThemAgain() throws Exception {
    assertThat(synth(SMALL + " --cities 2 --seed 5 --stale 0.1").code()).isZero();
    JsonNode told = new ObjectMapper().readTree(folder.resolve("out/run.json").toFile());
    assertThat(told.at("/options/--size").asText()).isEqualTo("40");
    assertThat(told.at("/options/--seed").asText()).isEqualTo("5");
    assertThat(told.at("/options/--stale").asText()).isEqualTo("0.1");
    assertThat(told.at("/options/--vertex-noise").asText()).isEqualTo("0");
    assertThat(told.get("cadalign").asText()).isEqualTo(ProgramVersion.number());
    assertThat(told.get("seeds").fieldNames()).toIterable().containsExactly("city_001", "city_002");
    long seed = told.at("/seeds/city_001").asLong();
    assertThat(run("alone", SMALL + " --stale 0.1 --seed " + seed).code()).isZero();
    for (String file : List.of("image.tif", "truth.gpkg", "labels.gpkg")) {
      assertThat(folder.resolve("alone/city_001").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("out/city_001").resolve(file));
    }
  }

  @Test
  void labelsOfOneCityMayHaveOtherNoise() throws Exception {
    assertThat(synth(SMALL + " --vertex-noise 0.3").code()).isZero();
    assertThat(run("other", SMALL + " --bias 2,-1").code()).isZero();
    for (String file : List.of("image.tif", "truth.gpkg")) {
      assertThat(folder.resolve("other/city_001").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("out/city_001").resolve(file));
    }
    assertThat(Files.readAllBytes(folder.resolve("other/city_001/labels.gpkg")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("out/city_001/labels.gpkg")));
  }

  @Test
  void whatExistsIsReplacedOnlyWhenAsked() throws Exception {
    assertThat(synth(SMALL).code()).isZero();
    byte[] before = Files.readAllBytes(folder.resolve("out/city_001/image.tif"));
    refused(synth(SMALL + " --seed 2"), 1, "image.tif: it exists already; give --overwrite");
    assertThat(folder.resolve("out/city_001/image.tif")).hasBinaryContent(before);
    Outcome again = synth(SMALL + " --seed 2 --overwrite");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("out/city_001/image.tif"))).isNotEqualTo(before);
  }

  @Test
  void aFileInTheWayIsOneLine() throws Exception {
    Files.writeString(folder.resolve("out"), "mine");
    refused(synth(SMALL), 1, "out");
    assertThat(folder.resolve("out")).hasContent("mine");
  }

  @Test
  void gdalReadsWhatIsWritten() throws Exception {
    assertThat(synth(SMALL + " --crs EPSG:32633 --cities 11 --pixel 1").code()).isZero();
    assertThat(Referee.run("gdalinfo", folder.resolve("out/city_011/image.tif")))
        .contains("Size is 40, 40", "32633", "Origin = (400000.0", ",3025000.0")
        .doesNotContain("Warning", "ERROR");
    assertThat(Referee.run("ogrinfo", "-so", "-al", folder.resolve("out/city_011/labels.gpkg")))
        .contains("Geometry: Polygon", "32633");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--size 10            | a city's side is 30 to 20000 m, not 10",
        "--size big           | --size",
        "--pixel 0            | a pixel is 0.05 to 2 m, not 0",
        "--lean 2             | a lean is 0 to 1, not 2",
        "--labels walls       | --labels",
        "--names a/b          | --names a/b is no beginning of a file's name",
        "--names ..           | --names .. is no beginning of a file's name",
        "--cities 0           | --cities 0 is less than 1",
        "--districts moon     | no district moon; choose from centre, industry",
        "--vertex-noise -1    | noise and bias are 0 to 100",
        "--building-noise NaN | noise and bias are 0 to 100",
        "--smooth-noise 1e9   | noise and bias are 0 to 100",
        "--bias 1             | --bias needs two numbers",
        "--bias 1,2,3         | --bias needs two numbers",
        "--bias Infinity,0    | noise and bias are 0 to 100",
        "--missing 1          | missing labels are 0 to less than 1, not 1",
        "--stale -1           | stale labels are 0 to 10",
        "--stale 1e12         | stale labels are 0 to 10",
        "--threads 0          | --threads 0 is less than 1",
        "--crs EPSG:4326      | --crs: a system is needed whose unit is a metre on the ground",
        "--crs EPSG:3857      | --crs: a system is needed whose unit is a metre on the ground",
        "--crs EPSG:2263      | --crs: a system is needed whose unit is a metre on the ground",
      })
  void refusesWrongUsage(String options, String words) {
    refused(synth(options + " --progress none"), 2, words);
    assertThat(folder).isEmptyDirectory();
  }

  private static void refused(Outcome outcome, int code, String words) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).contains(words).hasLineCount(1).doesNotContain("unexpected");
  }

  private Set<String> ids(String file) throws Exception {
    Layer layer = Fixtures.read(folder.resolve(file));
    Set<String> ids = new HashSet<>();
    for (Feature feature : layer.features()) {
      ids.add(feature.id().orElseThrow());
    }
    return ids;
  }

  private List<String> names(String sub) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve(sub))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Outcome synth(String options) {
    return run("out", options);
  }

  private Outcome run(String name, String options) {
    List<Object> arguments = new ArrayList<>(List.of("synth", "-o", folder.resolve(name)));
    Stream.of(options.split(" +")).forEach(arguments::add);
    return Outcome.run(arguments.toArray());
  }
}
