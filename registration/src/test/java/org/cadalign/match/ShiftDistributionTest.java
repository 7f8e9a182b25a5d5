package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.cadalign.field.Displacement;
import org.cadalign.match.ShiftDistribution.Peak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftDistributionTest {
  private static final double FLAT = 0;

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 1", "-3, 3", "3, -3"})
  void aPeakIsFoundWhereItIs(int dx, int dy) {
    List<Peak> peaks = with(0.9f, dx, dy).peaks(shift -> FLAT);
    assertAt(best(peaks), dx, dy);
    assertThat(best(peaks).score()).isCloseTo(Math.log(0.9), within(1e-6));
  }

  @Test
  void betweenTwoEqualPixelsIsTheMiddle() {
    float[] p = new float[49];
    p[3 * 7 + 3] = 0.5f;
    p[3 * 7 + 4] = 0.5f;
    List<Peak> peaks = new ShiftDistribution(3, p).peaks(shift -> FLAT);
    assertThat(best(peaks).shift().dx()).isCloseTo(0.5, within(1e-6));
    assertThat(best(peaks).shift().dy()).isCloseTo(0, within(1e-6));
  }

  @Test
  void aPriorChoosesBetweenEqualPeaks() {
    float[] p = new float[49];
    p[0] = 0.5f;
    p[48] = 0.5f;
    ShiftDistribution two = new ShiftDistribution(3, p);
    assertAt(best(two.peaks(Displacement::dx)), 3, 3);
    assertAt(best(two.peaks(shift -> -shift.dx())), -3, -3);
  }

  @Test
  void aPriorDoesNotDrawAPeakTowardsItself() {
    float[] p = new float[49];
    p[3 * 7 + 3] = 0.6f;
    p[3 * 7 + 4] = 0.4f;
    ShiftDistribution seen = new ShiftDistribution(3, p);
    assertAt(best(seen.peaks(Displacement::dx)), 0.4, 0);
    assertAt(best(seen.peaks(shift -> -shift.dx())), 0.4, 0);
  }

  @Property
  void theHighestIsAlwaysAmongThePeaks(
      @ForAll @Size(25) List<@FloatRange(min = 0, max = 1) Float> values) {
    float[] p = new float[25];
    float highest = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = values.get(i);
      highest = Math.max(highest, p[i]);
    }
    List<Peak> peaks = new ShiftDistribution(2, p).peaks(shift -> FLAT);
    assertThat(best(peaks).score()).isCloseTo(Math.log(Math.max(1e-12, highest)), within(1e-6));
    assertThat(peaks).allMatch(q -> Math.abs(q.shift().dx()) <= 2 && Math.abs(q.shift().dy()) <= 2);
  }

  @Test
  void refusesAnotherNumberOfShifts() {
    assertThatThrownBy(() -> new ShiftDistribution(2, new float[24]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertAt(Peak peak, double dx, double dy) {
    assertThat(peak.shift().minus(new Displacement(dx, dy)).length()).isLessThan(1e-6);
  }

  private static Peak best(List<Peak> peaks) {
    return peaks.stream().max(Comparator.comparingDouble(Peak::score)).orElseThrow();
  }

  private static ShiftDistribution with(float probability, int dx, int dy) {
    float[] p = new float[49];
    p[(dy + 3) * 7 + dx + 3] = probability;
    return new ShiftDistribution(3, p);
  }
}
