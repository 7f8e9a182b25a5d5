package org.cadalign.spec;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classifier of handwritten digits that the paper on input similarity asks for similarity with
 * (its section 6): twice a 5x5 convolution, a leaky rectifier with one learnt slope and a mean over
 * 2x2 pixels, then two dense layers with such a rectifier between them, and log probabilities of
 * ten classes. Weights are drawn uniformly within 1 / sqrt(fan in), slopes are 0.25 at first.
 *
 * @param name of the preset
 * @param filters of the first convolution; the second has twice as many
 * @param hidden width between the dense layers
 */
public record DigitClassifierSpec(String name, int filters, int hidden) implements NetworkSpec {
  /** Images in, log probabilities out. */
  public static final String STAGE = "classify";

  /** Digits. */
  public static final int CLASSES = 10;

  /** Side of an image, pixels. */
  public static final int SIDE = 28;

  /** Side of a filter, pixels. */
  public static final int KERNEL = 5;

  private static final int MOST = 1024;

  public DigitClassifierSpec {
    if (filters < 1 || filters > MOST || hidden < 1 || hidden > MOST) {
      throw new IllegalArgumentException(
          "filters or hidden out of range: " + filters + ", " + hidden);
    }
  }

  /** 317 069 parameters. */
  public static DigitClassifierSpec published() {
    return new DigitClassifierSpec("digits", 32, 256);
  }

  /** Values that the first dense layer reads: 4 x 4 pixels of each filter. */
  public int features() {
    int side = ((SIDE - KERNEL + 1) / 2 - KERNEL + 1) / 2;
    return 2 * filters * side * side;
  }

  @Override
  public List<String> stages() {
    return List.of(STAGE);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(
            convolution("convolution.0", 1, filters),
            convolution("convolution.1", filters, 2 * filters),
            dense("dense.0", features(), hidden),
            dense("dense.1", hidden, CLASSES),
            Stream.of("slope.0", "slope.1", "slope.2").map(DigitClassifierSpec::slope))
        .flatMap(layer -> layer)
        .sorted(Comparator.comparing(Parameter::name))
        .toList();
  }

  private static Stream<Parameter> convolution(String name, int in, int out) {
    Initial initial = within(in * KERNEL * KERNEL);
    return new Convolution(name, in, out, KERNEL, initial, initial).parameters();
  }

  private static Stream<Parameter> dense(String name, int in, int out) {
    return Stream.of(
        new Parameter(name + ".weight", within(in), out, in),
        new Parameter(name + ".bias", within(in), out));
  }

  private static Parameter slope(String name) {
    return new Parameter(name, new Initial.Constant(0.25), 1);
  }

  private static Initial within(int fanIn) {
    return new Initial.Uniform(1 / Math.sqrt(fanIn));
  }
}
