package org.cadalign.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cadalign.gate.DataException;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsCodesTest {
  @TempDir private Path folder;

  private static final String ESRI_MERCATOR =
      "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\","
          + "DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
          + "PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],"
          + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],"
          + "PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],"
          + "UNIT[\"Meter\",1.0]]";
  private static final String ESRI_WGS84 =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
          + "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

  @ParameterizedTest
  @CsvSource({
    "EPSG:3857, EPSG:3857",
    "epsg:32651, EPSG:32651",
    "26913, EPSG:26913",
    "EPSG::4326, EPSG:4326",
    "urn:ogc:def:crs:EPSG::3857, EPSG:3857",
    "urn:ogc:def:crs:EPSG:9.6:3857, EPSG:3857",
    "urn:ogc:def:crs:OGC:1.3:CRS84, EPSG:4326",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84, EPSG:4326",
    "http://www.opengis.net/def/crs/EPSG/0/32651, EPSG:32651",
  })
  void understandsWhatUsersWrite(String text, String name) throws DataException {
    assertThat(CrsCodes.name(CrsCodes.parse(text, "--crs"))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:4326", "EPSG:3857", "EPSG:32651", "EPSG:4269", "EPSG:31370"})
  void eastComesFirst(String code) throws DataException {
    assertThat(CRS.getAxisOrder(CrsCodes.decode(code))).isEqualTo(CRS.AxisOrder.EAST_NORTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:999999", "mercator", "", "PROJCS[\"half", "EPSG:-1"})
  void refusesInOneLineThatNamesTheOption(String text) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CrsCodes.parse(text, "--crs"))
        .withMessageStartingWith("--crs: ")
        .withMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:5703", "EPSG:4978"})
  void refusesSystemsWithoutCoordinatesOnTheMap(String code) {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CrsCodes.parse(code, "--crs"))
        .withMessage(
            "--crs: "
                + code
                + " has no coordinates on the map; name it as EPSG:nnnn, for example"
                + " --crs EPSG:3857");
  }

  @ParameterizedTest
  @CsvSource({"EPSG:4979, EPSG:4326", "EPSG:7415, EPSG:28992"})
  void heightsDoNotMakeAnotherSystem(String withHeights, String without) throws DataException {
    assertThat(CrsCodes.same(CrsCodes.decode(withHeights), CrsCodes.decode(without))).isTrue();
    assertThat(CrsCodes.isGeographic(CrsCodes.decode(withHeights)))
        .isEqualTo(CrsCodes.isGeographic(CrsCodes.decode(without)));
  }

  @Test
  void aWktWithACodeIsThatCode() throws DataException {
    String wkt = CrsCodes.decode("EPSG:32651").toWKT();
    assertThat(CrsCodes.name(CrsCodes.fromWkt(wkt, "x.prj"))).isEqualTo("EPSG:32651");
  }

  @Test
  void aWktWithACodeThatNobodyKnowsIsReadByItsText() throws DataException {
    String wkt = CrsCodes.decode("EPSG:32651").toWKT().replaceAll("\"32651\"", "\"999999\"");
    assertThat(CrsCodes.name(CrsCodes.fromWkt(wkt, "x.prj"))).isEqualTo("EPSG:32651");
  }

  @Test
  void aTextThatPutsLatitudeFirstIsTakenLongitudeFirst() throws DataException {
    String wkt =
        "GEOGCS[\"mine\",DATUM[\"mine\",SPHEROID[\"mine\",6378000,298]],PRIMEM[\"Greenwich\",0],"
            + "UNIT[\"degree\",0.0174532925199433],AXIS[\"Latitude\",NORTH],AXIS[\"Longitude\",EAST]]";
    assertThat(CRS.getAxisOrder(CrsCodes.fromWkt(wkt, "x.prj")))
        .isEqualTo(CRS.AxisOrder.EAST_NORTH);
  }

  /** Openings that are repeated up to the longest text that is read, 64 KiB. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "A[, nested deeper than 32",
        "A(, nested deeper than 32",
        "'PROJCS[\"x\",', nested deeper than 32",
        "'PROJCS[\"]\",', nested deeper than 32",
        "'PROJCS[\"(\",', nested deeper than 32",
        "'A[]A[', nested deeper than 32",
        "'A[\"', nested deeper than 32",
        "']A[', is not understood",
      })
  void nestingIsRefusedBeforeItIsParsed(String opening, String reason) throws Exception {
    String wkt = "PROJCS[\"x\"," + opening.repeat(65_000 / opening.length());
    Path prj = Files.writeString(folder.resolve("x.prj"), wkt);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CrsCodes.fromPrj(prj))
        .withMessageStartingWith(prj + ": its WKT ")
        .withMessageContaining(reason)
        .withMessageContaining("name it as EPSG:nnnn")
        .withMessageNotContaining("\n");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> CrsCodes.parse(wkt, "--crs"))
        .withMessageContaining(reason);
  }

  @Test
  void bracketsInNamesAreNoNesting() throws DataException {
    String name = "((([[[".repeat(20) + "]";
    String wkt = CrsCodes.decode("EPSG:32651").toWKT().replace("WGS 84 / UTM", name);
    assertThat(CrsCodes.name(CrsCodes.fromWkt(wkt, "x.prj"))).isEqualTo("EPSG:32651");
  }

  @Test
  void esriDialectIsTheSameSystem() throws DataException {
    assertThat(
            CrsCodes.same(CrsCodes.fromWkt(ESRI_MERCATOR, "x.prj"), CrsCodes.decode("EPSG:3857")))
        .isTrue();
    assertThat(CrsCodes.same(CrsCodes.fromWkt(ESRI_WGS84, "x.prj"), CrsCodes.decode("EPSG:4326")))
        .isTrue();
    assertThat(CrsCodes.same(CrsCodes.decode("EPSG:32651"), CrsCodes.decode("EPSG:32652")))
        .isFalse();
  }
}
