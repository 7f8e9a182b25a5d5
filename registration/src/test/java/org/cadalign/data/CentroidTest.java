package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.WKTReader;

class CentroidTest {
  /** Two corners of a rectangle have changed places: its halves take each other's area away. */
  private static final String BOW = "POLYGON((0 0, 20 0, 0 12, 20 12, 0 0))";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "POLYGON((0 0, 20 0, 20 12, 0 12, 0 0)); 10; 6",
        "POLYGON((0 0, 30 0, 0 30, 0 0)); 10; 10",
        "POLYGON((0 0, 20 0, 0 12, 20 12, 0 0)); 10; 6",
        "POLYGON((0 0, 20 0, 0 0)); 10; 0",
        "MULTIPOLYGON(((0 0, 2 0, 2 2, 0 2, 0 0)), ((8 0, 10 0, 10 2, 8 2, 8 0))); 5; 1",
        "POLYGON EMPTY; 0; 0",
      })
  void liesInTheMiddle(String wkt, double x, double y) throws Exception {
    assertThat(Centroid.of(new WKTReader().read(wkt)).x).isCloseTo(x, within(1e-9));
    assertThat(Centroid.of(new WKTReader().read(wkt)).y).isCloseTo(y, within(1e-9));
  }

  @Property(tries = 200)
  void liesInTheEnvelopeAlsoOfARingThatCrossesItself(
      @ForAll @DoubleRange(max = 6.3) double angle, @ForAll @DoubleRange(max = 5000) double away)
      throws Exception {
    AffineTransformation turned = AffineTransformation.rotationInstance(angle);
    Geometry bow = turned.translate(away, -away).transform(new WKTReader().read(BOW));
    assertThat(bow.getEnvelopeInternal().contains(Centroid.of(bow))).isTrue();
  }
}
