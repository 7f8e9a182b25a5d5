package org.cadalign.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class LayerOutputTest {
  @TempDir private Path folder;

  /** 500 000 m east is on the meridian of zone 31, 3 degrees east. */
  @ParameterizedTest
  @CsvSource({
    "EPSG:32631, a.geojson, 3, 0, 4326, 'converted from EPSG:32631 to EPSG:4326'",
    "EPSG:32631, a.gpkg, 500000, 0, 32631, ''",
    "EPSG:32631, a.shp, 500000, 0, 32631, ''",
    "EPSG:4326, a.geojson, 5, 0, 4326, ''",
  })
  void keepsTheSystemWhereTheFormatCan(
      String crs, String name, double x, double y, int written, String loss) throws DataException {
    double east = crs.equals("EPSG:4326") ? x : 500_000;
    Path file = folder.resolve(name);
    List<String> losses = LayerOutput.write(point(crs, east, 0), file, false);
    Layer read = Layers.read(file, LayerOptions.DEFAULT).layer();
    Coordinate place = read.features().get(0).geometry().orElseThrow().getCoordinate();
    assertThat(place.distance(new Coordinate(x, y))).isLessThan(1e-9);
    assertThat(CrsCodes.epsg(read.crs())).hasValue(written);
    assertThat(String.join(" ", losses)).contains(loss);
  }

  @Test
  void passesNullGeometries() throws DataException {
    Path file = folder.resolve("a.geojson");
    LayerOutput.write(layer("EPSG:32631", Optional.empty()), file, false);
    assertThat(Layers.read(file, LayerOptions.DEFAULT).layer().features().get(0).geometry())
        .isEmpty();
  }

  @Test
  void replacesOnlyWhenAsked() throws DataException {
    Path file = folder.resolve("a.geojson");
    LayerOutput.write(point("EPSG:4326", 1, 2), file, false);
    assertThatThrownBy(() -> LayerOutput.write(point("EPSG:4326", 3, 4), file, false))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("--overwrite");
    LayerOutput.write(point("EPSG:4326", 3, 4), file, true);
    Layer read = Layers.read(file, LayerOptions.DEFAULT).layer();
    assertThat(read.features().get(0).geometry().orElseThrow().getCoordinate().x).isEqualTo(3);
  }

  private static Layer point(String crs, double x, double y) throws DataException {
    return layer(crs, Optional.of(new GeometryFactory().createPoint(new Coordinate(x, y))));
  }

  private static Layer layer(String crs, Optional<Geometry> geometry) throws DataException {
    return new Layer(
        "a",
        CrsCodes.decode(crs),
        List.of(new Field("n", Field.Type.INTEGER)),
        List.of(new Feature(Optional.of("7"), geometry, List.of(Optional.of(1L)))));
  }
}
