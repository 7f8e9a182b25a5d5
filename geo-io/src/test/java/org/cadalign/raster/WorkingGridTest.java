package org.cadalign.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.cadalign.crs.CrsCodes;
import org.cadalign.gate.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingGridTest {
  private static final AffineTransform UTM =
      new AffineTransform(0.15, 0, 0, -0.15, 300000, 1500000);
  private static final AffineTransform RIO =
      new AffineTransform(4.4836e-6, 0, 0, -4.4888e-6, -43.68, -22.96);

  @ParameterizedTest
  @CsvSource({"1, 512, 256", "2, 256, 128", "4, 128, 64", "8, 64, 32", "3, 171, 86"})
  void coversTheImageAtEveryLevel(int level, int width, int height) throws DataException {
    WorkingGrid grid = grid(UTM, "EPSG:32651", 1024, 512);
    assertThat(grid.size(level)).isEqualTo(new WorkingGrid.Size(width, height));
  }

  @Test
  void cornersAreCorners() throws DataException {
    WorkingGrid grid = grid(UTM, "EPSG:32651", 1024, 512);
    assertThat(map(grid, 0, 0)).isEqualTo(new Point2D.Double(300000, 1500000));
    assertThat(map(grid, 1, 0).getX()).isCloseTo(300000.3, within(1e-9));
    assertThat(map(grid, 0, 1).getY()).isCloseTo(1499999.7, within(1e-9));
  }

  @Test
  void pixelsAreIsotropicOnTheGround() throws DataException {
    WorkingGrid grid = grid(RIO, "EPSG:4326", 439, 406);
    assertThat(grid.imagePixelsX()).isCloseTo(0.3 / 0.4601, within(1e-3));
    assertThat(grid.imagePixelsY()).isCloseTo(0.3 / 0.4972, within(1e-3));
    assertThat(grid.size(1)).isEqualTo(new WorkingGrid.Size(673, 673));
  }

  @ParameterizedTest(name = "turned by {0}")
  @CsvSource({"0, 2, 1, 0.6, -0.3", "90, 2, 1, 0.3, 0.6", "180, 2, 1, -0.6, 0.3", "0, 0, 0, 0, 0"})
  void rightIsEastAndDownIsSouth(double degrees, double dx, double dy, double east, double north)
      throws DataException {
    AffineTransform turned = AffineTransform.getTranslateInstance(300000, 1500000);
    turned.rotate(Math.toRadians(degrees));
    turned.scale(0.2, -0.5);
    Point2D metres = grid(turned, "EPSG:32651", 100, 100).metresEastNorth(dx, dy);
    assertThat(metres.getX()).isCloseTo(east, within(1e-9));
    assertThat(metres.getY()).isCloseTo(north, within(1e-9));
  }

  @Test
  void aDisplacementInDegreesIsInMetres() throws DataException {
    Point2D metres = grid(RIO, "EPSG:4326", 439, 406).metresEastNorth(10, -5);
    assertThat(metres.getX()).isCloseTo(3, within(1e-9));
    assertThat(metres.getY()).isCloseTo(1.5, within(1e-9));
  }

  @Property(tries = 50)
  void thereAndBack(
      @ForAll @DoubleRange(min = -30, max = 30) double dx,
      @ForAll @DoubleRange(min = -30, max = 30) double dy)
      throws DataException {
    WorkingGrid grid = grid(RIO, "EPSG:4326", 439, 406);
    Point2D metres = grid.metresEastNorth(dx, dy);
    Point2D pixels = grid.workingPixels(metres.getX(), metres.getY());
    assertThat(pixels.distance(dx, dy)).isLessThan(1e-9);
    Point2D point = grid.mapToWorking().transform(map(grid, dx, dy), null);
    assertThat(point.distance(dx, dy)).isLessThan(1e-6);
  }

  private static Point2D map(WorkingGrid grid, double x, double y) {
    return grid.workingToMap().transform(new Point2D.Double(x, y), null);
  }

  private static WorkingGrid grid(AffineTransform t, String code, int width, int height)
      throws DataException {
    return WorkingGrid.of(new Georeference(t, CrsCodes.decode(code)), width, height);
  }
}
