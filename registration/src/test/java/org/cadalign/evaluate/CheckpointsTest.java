package org.cadalign.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.Reprojection;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class CheckpointsTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  /** Offsets in metres come out as metres, whatever the systems of layer and truth. */
  @ParameterizedTest
  @CsvSource({
    "32645, 32645, 3, 4",
    "32645, 32645, -0.01, 0",
    "4326, 32645, 3, 4",
    "32645, 4326, 3, 4",
    "4326, 4326, 0, 2.5",
    "3857, 4326, -1.5, 2",
    "4326, 3857, -1.5, 2",
  })
  void areOnAPlaneOfGroundMetres(int layerEpsg, int truthEpsg, double east, double north)
      throws DataException {
    Layer truth = layer(utm(0, 0), "1", "2");
    Layer moved = layer(utm(east, north), "1", "2");
    Checkpoints points =
        Checkpoints.of(in(layerEpsg, moved), in(truthEpsg, truth), Optional.empty());
    VertexErrors errors = VertexErrors.between(points.layer(), points.truth());
    // UTM's own scale is 0.9996 there, within the 5 m of these offsets 2 mm.
    assertThat(errors.metres()).hasSize(2);
    for (double metres : errors.metres()) {
      assertThat(metres).isCloseTo(Math.hypot(east, north), within(3e-3));
    }
  }

  /** Columns are fid, osm_id and name; "-" is no value, ids are the features' own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own ids            | 7 8 | - -  | - - | 7 8 | - - | - - | ''   | feature ids",
        "a column for ids   | - - | 7 8  | - - | - - | 7 8 | - - | ''   | column fid",
        "ids of one alone   | 7 8 | 1 2  | - - | - - | 1 2 | - - | ''   | column fid",
        "the next column    | - - | 7 7  | 1 2 | - - | 7 8 | 1 2 | ''   | column osm_id",
        "not unique         | 7 7 | - -  | - - | 7 8 | - - | - - | ''   | overlap, for want of common ids",
        "the user's choice  | 7 8 | 1 2  | 3 4 | 7 8 | 1 2 | 3 4 | name | column name",
      })
  void areMatchedBy(
      String name,
      String ids,
      String fids,
      String osm,
      String trueIds,
      String trueFids,
      String trueOsm,
      String chosen,
      String expected)
      throws DataException {
    Layer layer = layer(utm(0, 0), ids, fids, osm);
    Layer truth = layer(utm(0, 0), trueIds, trueFids, trueOsm);
    Optional<String> field = chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    assertThat(Checkpoints.of(layer, truth, field).matchedBy()).as(name).isEqualTo(expected);
  }

  /** Else the first of one layer would be compared with the first of the other. */
  @Test
  void featuresWithoutAnIdMatchNothingByIt() throws DataException {
    Layer none = layer(utm(0, 0), "- -", "- -", "- -");
    Checkpoints points = Checkpoints.of(none, none, Optional.empty());
    List<String> ids = new ArrayList<>();
    points.layer().forEach(point -> ids.add(point.id()));
    points.truth().forEach(point -> ids.add(point.id()));
    assertThat(ids).doesNotHaveDuplicates().hasSize(4);
    Layer gaps = layer(utm(0, 0), "- -", "5 -", "- -");
    List<Checkpoint> chosen = Checkpoints.of(gaps, gaps, Optional.of("fid")).layer();
    assertThat(chosen.get(0).id()).isEqualTo("5");
  }

  @Test
  void refusesAColumnThatIsNotThereAndATruthOfNothing() throws DataException {
    Layer layer = layer(utm(0, 0), "1", "2");
    assertThatThrownBy(() -> Checkpoints.of(layer, layer, Optional.of("parcel")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it has no column parcel; choose with --id");
    Layer empty = new Layer("e", layer.crs(), layer.fields(), List.of());
    assertThatThrownBy(() -> Checkpoints.of(layer, empty, Optional.empty()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no geometry to compare with");
    assertThat(Checkpoints.of(empty, layer, Optional.empty()).layer()).isEmpty();
  }

  private static Coordinate[] utm(double east, double north) {
    return new Coordinate[] {
      new Coordinate(500_000 + east, 3_000_000 + north),
      new Coordinate(500_200 + east, 3_000_100 + north)
    };
  }

  private static Layer layer(Coordinate[] places, String first, String second)
      throws DataException {
    return layer(places, first + " " + second, "- -", "- -");
  }

  private static Layer layer(Coordinate[] places, String ids, String fids, String osm)
      throws DataException {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      features.add(
          new Feature(
              value(ids, i),
              Optional.of(GEOMETRIES.createPoint(places[i])),
              Arrays.asList(
                  value(fids, i).map(Object.class::cast),
                  value(osm, i).map(Object.class::cast),
                  Optional.of("house " + i))));
    }
    List<Field> fields =
        List.of(
            new Field("fid", Field.Type.TEXT),
            new Field("osm_id", Field.Type.TEXT),
            new Field("name", Field.Type.TEXT));
    return new Layer("houses", CrsCodes.decode("EPSG:32645"), fields, features);
  }

  private static Optional<String> value(String values, int i) {
    return Optional.of(values.strip().split(" +", -1)[i]).filter(v -> !v.equals("-"));
  }

  private static Layer in(int epsg, Layer layer) throws DataException {
    var crs = CrsCodes.decode("EPSG:" + epsg);
    Reprojection way = Reprojection.between(layer.crs(), crs);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      features.add(feature.withGeometry(way.forward(feature.geometry().orElseThrow())));
    }
    return new Layer(layer.name(), crs, layer.fields(), features);
  }
}
