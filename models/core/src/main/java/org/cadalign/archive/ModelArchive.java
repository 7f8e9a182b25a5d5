package org.cadalign.archive;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.engine.Tensor;
import org.cadalign.engine.WeightMap;
import org.cadalign.spec.NetworkSpec;

/**
 * A trained network apart from any engine.
 *
 * @param spec the network
 * @param parts complete sets of its weights, by name: lower-case letters, digits and hyphens; one
 *     named {@link #WHOLE} if there is one network for all levels
 * @param provenance where they come from
 */
public record ModelArchive(
    NetworkSpec spec, SortedMap<String, SortedMap<String, Tensor>> parts, Provenance provenance) {
  /** Name of the only part. */
  public static final String WHOLE = "network";

  static final String PART_NAME = "[a-z0-9][a-z0-9-]{0,31}";

  public ModelArchive {
    SortedMap<String, SortedMap<String, Tensor>> copy = new TreeMap<>();
    for (Map.Entry<String, SortedMap<String, Tensor>> part : parts.entrySet()) {
      if (!part.getKey().matches(PART_NAME) || part.getKey().equals(Checkpoint.OPTIMIZER)) {
        throw new IllegalArgumentException("'" + part.getKey() + "' cannot name a part");
      }
      WeightMap.check(spec, part.getValue());
      copy.put(part.getKey(), Collections.unmodifiableSortedMap(new TreeMap<>(part.getValue())));
    }
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("a model needs weights");
    }
    parts = Collections.unmodifiableSortedMap(copy);
  }

  /** A model of one network for all levels. */
  public static ModelArchive of(
      NetworkSpec spec, SortedMap<String, Tensor> weights, Provenance provenance) {
    return new ModelArchive(spec, new TreeMap<>(Map.of(WHOLE, weights)), provenance);
  }

  /** Weights of one part. */
  public Optional<SortedMap<String, Tensor>> weights(String part) {
    return Optional.ofNullable(parts.get(part));
  }
}
