package org.cadalign.retrieve;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What a store of sketches is of. A store is reopened only under the same.
 *
 * @param model hash of the network's weights, or whatever else tells networks apart
 * @param samples what tells the set of samples apart: a hash of the images and the layer, say
 * @param content what the sketches are of
 * @param size m, numbers in a row's sketch
 * @param seed of the map
 * @param outputs d
 * @param parameters p
 * @param count N, number of samples when it is complete
 */
@JsonPropertyOrder({
  "model",
  "samples",
  "content",
  "size",
  "seed",
  "outputs",
  "parameters",
  "count"
})
public record SketchMetadata(
    String model,
    String samples,
    Content content,
    int size,
    long seed,
    int outputs,
    int parameters,
    int count) {
  /** What sketches are of. */
  public enum Content {
    /** Jacobians as they are: inner products estimate K, and through it K^C. */
    KERNEL,
    /** Jacobians with orthonormal rows: inner products estimate K^C. */
    CORRELATION
  }

  public SketchMetadata {
    if (size < 1 || outputs < 1 || parameters < 1 || count < 0) {
      throw new IllegalArgumentException("sketches need a size, outputs and parameters");
    }
  }

  /** The map that makes the sketches. */
  public CountSketch sketch() {
    return new CountSketch(size, seed);
  }

  /** Numbers in a sample's sketch, d m. */
  int rowLength() {
    return Math.multiplyExact(outputs, size);
  }
}
