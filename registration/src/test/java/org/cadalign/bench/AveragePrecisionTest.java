package org.cadalign.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.bench.AveragePrecision.Detection;
import org.cadalign.bench.AveragePrecision.Scored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class AveragePrecisionTest {
  /** Detections from the highest score down: h is a hit, m a miss. */
  @ParameterizedTest
  @CsvSource({
    "h, 1, 1",
    "hh, 4, 0.5",
    "mh, 1, 0.5",
    "hmh, 2, 0.83333",
    "mhh, 2, 0.66667",
    "mmm, 3, 0",
    "'', 3, 0",
  })
  void isTheAreaUnderPrecisionOverRecall(String detections, int wanted, double area) {
    List<Detection> list = new ArrayList<>();
    for (int i = 0; i < detections.length(); i++) {
      list.add(new Detection(1 - 0.1 * i, detections.charAt(i) == 'h'));
    }
    assertThat(AveragePrecision.of(list, wanted)).isCloseTo(area, within(1e-4));
  }

  @Test
  void eachIsFoundOnceAndByHalfAtLeast() {
    List<Scored> found =
        List.of(
            new Scored(box(0, 10), 0.5), new Scored(box(1, 11), 0.9), new Scored(box(26, 36), 0.8));
    assertThat(AveragePrecision.match(found, List.of(box(0, 10), box(20, 30))))
        .containsExactly(
            new Detection(0.9, true), new Detection(0.8, false), new Detection(0.5, false));
  }

  private static Geometry box(double from, double to) {
    return new GeometryFactory().toGeometry(new Envelope(from, to, 0, 10));
  }
}
