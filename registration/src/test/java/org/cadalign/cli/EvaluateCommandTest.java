package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final TinyTown TOWN = TinyTown.utm();

  @TempDir private Path folder;

  /** GeoJSON is in degrees; the error is metres all the same. */
  @ParameterizedTest
  @CsvSource({
    "a.gpkg, b.gpkg",
    "a.geojson, b.gpkg",
    "a.gpkg, b.geojson",
    "a.geojson, b.geojson",
    "a.shp, b.fgb"
  })
  void measuresAKnownOffset(String layer, String truth) throws Exception {
    JsonNode json = json(run(write(TOWN.misplacedBy(3, -4), layer), write(TOWN.truth(), truth)));
    assertThat(json.get("points").asInt()).isEqualTo(540);
    assertThat(json.get("features").asInt()).isEqualTo(90);
    for (String figure : List.of("mean_m", "median_m", "rmse_m", "p90_m")) {
      assertThat(json.get(figure).asDouble()).as(figure).isCloseTo(5, within(4e-3));
    }
    JsonNode buildings = json.get("by_building");
    assertThat(buildings.get("checkpoints").asInt()).isEqualTo(90);
    for (String figure : List.of("/rmse_m", "/median_m", "/ce90/metres", "/ce90/low_m")) {
      assertThat(buildings.at(figure).asDouble()).as(figure).isCloseTo(5, within(4e-3));
    }
    assertThat(json.get("offset_east_m").asDouble()).isCloseTo(-3, within(4e-3));
    assertThat(json.get("offset_north_m").asDouble()).isCloseTo(4, within(4e-3));
    assertThat(json.get("median_about_offset_m").asDouble()).isCloseTo(0, within(4e-3));
    assertThat(json.get("share_within_m").get("4.5").asDouble()).isZero();
  }

  @Test
  void saysTheSameInText() throws Exception {
    Outcome outcome =
        Outcome.run(
            "evaluate", write(TOWN.misplacedBy(0, 0.75), "a.gpkg"), write(TOWN.truth(), "b.gpkg"));
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("vertex error of 540 points of 90 features, matched by feature ids")
        .contains("by point: mean 0.750 m, median 0.750 m, RMSE 0.750 m, p90 0.750 m")
        .contains("by building: median 0.750 m, RMSE 0.750 m, CE90 0.750 m (95 % interval 0.750 to")
        .contains("the layer lies 0.000 m east and -0.750 m north of the truth on average")
        .contains("within 0.5 m:   0.0 %", "within 1.0 m: 100.0 %");
  }

  /** Vertices of a building are no points of their own: five houses have 30. */
  @ParameterizedTest
  @ValueSource(ints = {5, 29, 30})
  void refusesCe90BelowThirtyBuildings(int houses) throws Exception {
    Layer few = first(TOWN.misplacedBy(1, 0), houses);
    Path layer = write(few, "a.gpkg");
    Path truth = write(TOWN.truth(), "b.gpkg");
    assertThat(Outcome.run("evaluate", layer, truth).out())
        .contains(
            houses < 30 ? "no CE90, which needs 30 buildings" : "CE90 1.000 m (95 % interval");
    assertThat(json(run(layer, truth)).at("/by_building/ce90").isNull()).isEqualTo(houses < 30);
  }

  @Test
  void countsWhatHasNoCounterpart() throws Exception {
    Path layer = write(TOWN.misplacedBy(1, 0), "a.gpkg");
    Path truth = write(first(TOWN.truth(), 80), "b.gpkg");
    assertThat(Outcome.run("evaluate", layer, truth).out())
        .contains("480 points of 80 features", "; 10 features without counterpart");
    assertThat(json(run(layer, truth)).get("unmatched").asInt()).isEqualTo(10);
  }

  @Test
  void failsInWordsWhereNothingMatches() throws Exception {
    Path layer = write(first(TOWN.misplacedBy(9000, 0), 3), "a.geojson");
    Path truth = write(TOWN.truth(), "b.gpkg");
    Outcome outcome = Outcome.run("evaluate", layer, truth, "--id", "parcel");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("it has no column parcel").hasLineCount(1);
    Layer last = TOWN.truth();
    last = new Layer(last.name(), last.crs(), last.fields(), last.features().subList(50, 60));
    outcome = Outcome.run("evaluate", layer, write(last, "d.gpkg"), "--id", "name");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("a.geojson: none of its features has a counterpart in ")
        .hasLineCount(1);
    assertThat(outcome.out()).isEmpty();
  }

  private static Layer first(Layer layer, int features) {
    return new Layer(
        layer.name(), layer.crs(), layer.fields(), layer.features().subList(0, features));
  }

  private static Outcome run(Path layer, Path truth) {
    Outcome outcome = Outcome.run("evaluate", layer, truth, "--json");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private static JsonNode json(Outcome outcome) throws IOException {
    return new ObjectMapper().readTree(outcome.out());
  }

  private Path write(Layer layer, String name) throws DataException {
    Path file = folder.resolve(name);
    org.cadalign.scene.LayerOutput.write(layer, file, true);
    return file;
  }
}
