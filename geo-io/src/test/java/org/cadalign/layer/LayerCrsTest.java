package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerCrsTest {
  @ParameterizedTest
  @CsvSource({
    "EPSG:32651, 32651",
    "urn:ogc:def:crs:EPSG::32651, 32651",
    "urn:ogc:def:crs:EPSG:6.9:3857, 3857",
    "http://www.opengis.net/def/crs/EPSG/0/25832, 25832",
    "urn:ogc:def:crs:OGC:1.3:CRS84, 4326",
    "OGC:CRS84, 4326",
    "epsg:4326, 4326",
  })
  void namesAreUnderstoodLongitudeFirst(String name, int code) {
    assertThat(LayerCrs.fromName(name))
        .hasValueSatisfying(
            crs -> {
              assertThat(LayerCrs.epsg(crs)).hasValue(code);
              assertThat(CRS.getAxisOrder(crs)).isEqualTo(CRS.AxisOrder.EAST_NORTH);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EPSG:99999999", "EPSG:x", "urn:ogc:def:crs:ESRI::102100"})
  void otherNamesAreNot(String name) {
    assertThat(LayerCrs.fromName(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GEOGCS[", "hello", "PROJCS[\"x\",GEOGCS[\"y\"]]"})
  void damagedTextIsNoSystem(String wkt) {
    assertThat(LayerCrs.fromWkt(wkt)).isEmpty();
  }

  @Test
  void aTextThatPutsLatitudeFirstIsTakenLongitudeFirst() {
    String wkt =
        "GEOGCS[\"mine\",DATUM[\"mine\",SPHEROID[\"mine\",6378000,298]],PRIMEM[\"Greenwich\",0],"
            + "UNIT[\"degree\",0.0174532925199433],AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST]]";
    assertThat(LayerCrs.fromWkt(wkt).map(CRS::getAxisOrder))
        .isEqualTo(Optional.of(CRS.AxisOrder.EAST_NORTH));
  }
}
