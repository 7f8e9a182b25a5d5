package org.cadalign.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Footprint;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.raster.ImageOptions;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class SceneLayerTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @TempDir private Path folder;

  /** On the working grid every house is where its roof is in the image. */
  @ParameterizedTest
  @CsvSource({
    "32645, 0.3 0 0 -0.3 500000 3000000, 32645",
    "32645, 0.24 0.18 0.18 -0.24 500000 3000000, 4326",
    "3857, 0.68 0 0 -0.68 9680000 3140000, 3857",
    "4326, 3e-6 0 0 -2.7e-6 87 27.1, 32645",
  })
  void footprintsLieOnTheirRoofs(int epsg, String affine, int layerEpsg) throws Exception {
    double[] m = Arrays.stream(affine.split(" ")).mapToDouble(Double::parseDouble).toArray();
    TinyTown town = TinyTown.of(epsg, new AffineTransform(m), 7);
    try (SceneImage image = open(town)) {
      Layer truth = town.truth();
      SceneLayer layer = SceneLayer.of(in(layerEpsg, truth), image);
      assertThat(layer.footprints()).hasSameSizeAs(town.houses());
      for (Footprint footprint : layer.footprints()) {
        Envelope expected = new Envelope();
        town.houses().get(footprint.feature()).forEach(expected::expandToInclude);
        Envelope found = footprint.shape().getEnvelopeInternal();
        double x = image.grid().imagePixelsX();
        double y = image.grid().imagePixelsY();
        assertThat(found.getMinX() * x).isCloseTo(expected.getMinX(), within(0.01));
        assertThat(found.getMaxX() * x).isCloseTo(expected.getMaxX(), within(0.01));
        assertThat(found.getMinY() * y).isCloseTo(expected.getMinY(), within(0.01));
        assertThat(found.getMaxY() * y).isCloseTo(expected.getMaxY(), within(0.01));
      }
    }
  }

  @Test
  void leavesOutWhatIsNoPolygonOrHasNoPlaceAndGroupsWhatTouches() throws Exception {
    TinyTown town =
        TinyTown.of(3857, new AffineTransform(0.34, 0, 0, -0.34, 9_680_000, 3_140_000), 7);
    List<Geometry> shapes =
        List.of(
            GEOMETRIES.createPoint(new Coordinate(86.96, 27.1)),
            box(86.9600, 27.1),
            // The pole has no place in web Mercator.
            box(86.96, 90),
            GEOMETRIES.createPolygon(),
            box(86.9601, 27.1),
            box(86.9700, 27.1));
    List<Feature> features = new ArrayList<>();
    features.add(new Feature(Optional.of("0"), Optional.empty(), List.of()));
    for (Geometry shape : shapes) {
      features.add(new Feature(Optional.of("" + features.size()), Optional.of(shape), List.of()));
    }
    Layer layer = new Layer("mixed", CrsCodes.decode("EPSG:4326"), List.of(), features);
    try (SceneImage image = open(town)) {
      SceneLayer placed = SceneLayer.of(layer, image);
      assertThat(placed.footprints()).extracting(Footprint::feature).containsExactly(2, 5, 6);
      assertThat(placed.groups())
          .extracting(group -> group.members().toString())
          .containsExactly("[0, 1]", "[2]");
      assertThat(placed.layer()).isSameAs(layer);
    }
  }

  /** One vertex of each lies beyond what pixels can count; the others go on. */
  @ParameterizedTest
  @ValueSource(doubles = {1e15, 1e300, Double.MAX_VALUE, -1e15})
  void leavesOutWhatLiesFartherThanAnyPlace(double wild) throws Exception {
    TinyTown town =
        TinyTown.of(3857, new AffineTransform(0.34, 0, 0, -0.34, 9_680_000, 3_140_000), 7);
    List<Feature> features = new ArrayList<>(town.truth().features());
    Coordinate[] ring = {
      new Coordinate(9_680_000, 3_139_900),
      new Coordinate(wild, 3_139_900),
      new Coordinate(9_680_000, 3_139_990),
      new Coordinate(9_680_000, 3_139_900)
    };
    Geometry shape = GEOMETRIES.createPolygon(ring);
    features.add(0, features.get(0).withGeometry(shape));
    Layer layer =
        new Layer("wild", town.truth().crs(), town.truth().fields(), List.copyOf(features));
    try (SceneImage image = open(town)) {
      SceneLayer placed = SceneLayer.of(layer, image);
      assertThat(placed.footprints()).hasSameSizeAs(town.houses());
      assertThat(placed.footprints()).extracting(Footprint::feature).doesNotContain(0);
    }
  }

  private SceneImage open(TinyTown town) throws Exception {
    return SceneImage.open(town.image(folder.resolve("a.tif")), ImageOptions.defaults());
  }

  private static Geometry box(double longitude, double latitude) {
    return GEOMETRIES.toGeometry(
        new Envelope(longitude, longitude + 1e-4, latitude - 1e-4, latitude));
  }

  private static Layer in(int epsg, Layer layer) throws Exception {
    var crs = CrsCodes.decode("EPSG:" + epsg);
    Reprojection way = Reprojection.between(layer.crs(), crs);
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      features.add(feature.withGeometry(way.forward(feature.geometry().orElseThrow())));
    }
    return new Layer(layer.name(), crs, layer.fields(), features);
  }
}
