package org.cadalign.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class PerturbationTest {
  private static final Envelope EXTENT = new Envelope(0, 500, 0, 400);
  private static final List<Coordinate> CENTRES = centres();

  @Test
  void isGivenByItsSeed() {
    assertThat(perturbation(5).of(CENTRES)).isEqualTo(perturbation(5).of(CENTRES));
    assertThat(perturbation(5).of(CENTRES)).isNotEqualTo(perturbation(6).of(CENTRES));
  }

  @Test
  void isFieldAndJitter() {
    Perturbation perturbation = perturbation(5);
    Coordinate centre = CENTRES.get(2);
    Displacement expected =
        perturbation.field().at(centre.x, centre.y).plus(perturbation.jitter().of(2));
    assertThat(perturbation.of(CENTRES).get(2)).isEqualTo(expected);
  }

  @Test
  void groupsInOnePlaceDifferByTheirJitter() {
    List<Displacement> moves = perturbation(5).of(Collections.nCopies(4000, new Coordinate(9, 9)));
    double mean = moves.stream().mapToDouble(Displacement::dx).average().orElseThrow();
    double spread =
        moves.stream().mapToDouble(d -> Math.pow(d.dx() - mean, 2)).average().orElseThrow();
    assertThat(Math.sqrt(spread)).isCloseTo(0.4, within(0.02));
  }

  @Test
  void staysWithinItsParts() {
    for (int seed = 0; seed < 50; seed++) {
      DisplacementField field = perturbation(seed).field();
      assertThat(CENTRES).allMatch(c -> field.at(c.x, c.y).length() <= 2.5 + 4.1);
    }
  }

  private static Perturbation perturbation(long seed) {
    return Perturbation.random(seed, Perturbation.Strength.DEFAULT, EXTENT);
  }

  private static List<Coordinate> centres() {
    SplittableRandom random = new SplittableRandom(1);
    return Stream.generate(
            () -> new Coordinate(500 * random.nextDouble(), 400 * random.nextDouble()))
        .limit(40)
        .toList();
  }
}
