package org.cadalign.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadalign.crs.CrsCodes;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerCrsTest {
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

  @ParameterizedTest
  @ValueSource(ints = {4326, 3857, 32651, 32723, 31370})
  void whatIsWrittenIsReadAsTheSameSystem(int code) {
    CoordinateReferenceSystem crs = LayerCrs.fromEpsg(code).orElseThrow();
    for (String wkt : new String[] {LayerCrs.wkt(crs), LayerCrs.esriWkt(crs)}) {
      assertThat(LayerCrs.fromWkt(wkt).orElseThrow()).matches(read -> CrsCodes.same(read, crs));
    }
  }
}
