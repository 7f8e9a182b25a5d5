package org.cadalign.spec;

import java.util.stream.Stream;

/**
 * A square convolution with a bias, as the two parameters {@code name.weight} and {@code
 * name.bias}.
 *
 * @param name unique within the network
 * @param in channels read
 * @param out channels written
 * @param kernel side of the filter, pixels
 * @param weight how the filter is drawn
 * @param bias how the bias is drawn
 */
public record Convolution(String name, int in, int out, int kernel, Initial weight, Initial bias) {

  /** Weight and bias. */
  public Stream<Parameter> parameters() {
    return Stream.of(
        new Parameter(name + ".weight", weight, out, in, kernel, kernel),
        new Parameter(name + ".bias", bias, out));
  }
}
