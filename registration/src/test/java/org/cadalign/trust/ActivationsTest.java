package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.gradient.InnerProduct;
import org.cadalign.spec.OutlineMatcherSpec;
import org.cadalign.town.TinyModel;
import org.junit.jupiter.api.Test;

class ActivationsTest {
  private static final int WIDTH = 16;
  private static final int SIDE = TinyModel.SPEC.side();

  @Property(tries = 50)
  void haveLengthOne(@ForAll long seed, @ForAll long other) {
    float[] one = of(scene(seed), volumes(seed), 0);
    float[] two = of(scene(other), volumes(other), 0);
    assertThat(one).hasSize(Activations.length(TinyModel.SPEC));
    assertThat(InnerProduct.of(one, one)).isCloseTo(1, within(1e-5));
    assertThat(InnerProduct.of(one, two)).isBetween(-1.00001, 1.00001);
  }

  @Property(tries = 50)
  void brightnessAndContrastDoNotCount(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.1, max = 10) double contrast,
      @ForAll @DoubleRange(min = -5, max = 5) double brightness) {
    float[] changed =
        of(
            changed(scene(seed), contrast, brightness),
            changed(volumes(seed), contrast, -brightness),
            0);
    assertThat(InnerProduct.of(of(scene(seed), volumes(seed), 0), changed))
        .isCloseTo(1, within(1e-4));
  }

  /** Of the volumes, which are of all pieces in the patch. */
  @Test
  void areThoseOfThePatchesPiece() {
    assertThat(of(scene(1), volumes(2), 1)).isNotEqualTo(of(scene(1), volumes(2), 0));
    Tensor turned = volumes(2);
    int one = turned.data().length / 2;
    float[] data = new float[2 * one];
    System.arraycopy(turned.data(), 0, data, one, one);
    System.arraycopy(turned.data(), one, data, 0, one);
    assertThat(of(scene(1), new Tensor(data, turned.shape()), 1))
        .isEqualTo(of(scene(1), turned, 0));
  }

  @Test
  void whatIsTheSameAllOverSaysNothing() {
    float[] half = of(Tensor.zeros(1, 3, WIDTH, WIDTH), volumes(1), 0);
    assertThat(InnerProduct.of(half, half)).isCloseTo(0.5, within(1e-5));
  }

  private static float[] of(Tensor scene, Tensor volumes, int target) {
    return Activations.of(
        new Mirror(),
        Map.of(
            "segmentation", scene, "volume", volumes, Network.TARGET, PatchReader.target(target)));
  }

  private static Tensor scene(long seed) {
    return random(seed, 1, OutlineMatcherSpec.CHANNELS, WIDTH, WIDTH);
  }

  /** Of two pieces. */
  private static Tensor volumes(long seed) {
    return random(seed + 1, 2, OutlineMatcherSpec.VOLUMES, SIDE, SIDE);
  }

  private static Tensor random(long seed, long... shape) {
    Tensor tensor = Tensor.zeros(shape);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < tensor.data().length; i++) {
      tensor.data()[i] = (float) random.nextDouble(-1, 1);
    }
    return tensor;
  }

  private static Tensor changed(Tensor tensor, double factor, double summand) {
    float[] data = tensor.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (factor * data[i] + summand);
    }
    return new Tensor(data, tensor.shape());
  }
}
