package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundResolutionTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Banepa in Mercator metres, EPSG:3857, 9520000, 3204000, 0.1493, 0.1493, 0.132, 0.132, 0.001",
    "Rio in degrees, EPSG:4326, -43.68, -22.96, 4.4836e-6, 4.4888e-6, 0.46, 0.497, 0.001",
    "Vegas in degrees, EPSG:4326, -115.2, 36.2, 2.7e-6, 2.7e-6, 0.243, 0.300, 0.001",
    "UTM, EPSG:32651, 300000, 1500000, 0.145, 0.145, 0.145, 0.145, 1e-12",
  })
  void isGroundMetres(
      String place,
      String code,
      double x,
      double y,
      double pixelX,
      double pixelY,
      double metresX,
      double metresY,
      double tolerance)
      throws DataException {
    Georeference north =
        new Georeference(new AffineTransform(pixelX, 0, 0, -pixelY, x, y), CrsCodes.decode(code));
    GroundResolution resolution = GroundResolution.at(north, 0, 0);
    assertThat(resolution.metresPerPixelX()).as(place).isCloseTo(metresX, within(tolerance));
    assertThat(resolution.metresPerPixelY()).as(place).isCloseTo(metresY, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({"0", "30", "90", "200"})
  void doesNotDependOnHowTheImageIsTurned(double degrees) throws DataException {
    AffineTransform turned = AffineTransform.getTranslateInstance(300000, 1500000);
    turned.rotate(Math.toRadians(degrees));
    turned.scale(0.2, -0.5);
    GroundResolution resolution =
        GroundResolution.at(new Georeference(turned, CrsCodes.decode("EPSG:32651")), 5, 5);
    assertThat(resolution.metresPerPixelX()).isCloseTo(0.2, within(1e-12));
    assertThat(resolution.metresPerPixelY()).isCloseTo(0.5, within(1e-12));
  }
}
