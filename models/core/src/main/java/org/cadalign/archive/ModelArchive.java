package org.cadalign.archive;

import java.util.Collections;
import java.util.List;
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
 * @param examples of what they were trained on, if the model carries any
 */
public record ModelArchive(
    NetworkSpec spec,
    SortedMap<String, SortedMap<String, Tensor>> parts,
    Provenance provenance,
    Optional<Examples> examples) {
  /** Name of the only part. */
  public static final String WHOLE = "network";

  static final String PART_NAME = "[a-z0-9][a-z0-9-]{0,31}";

  private static final List<String> RESERVED = List.of(Checkpoint.OPTIMIZER, Examples.NAME);

  public ModelArchive {
    SortedMap<String, SortedMap<String, Tensor>> copy = new TreeMap<>();
    for (Map.Entry<String, SortedMap<String, Tensor>> part : parts.entrySet()) {
      if (!part.getKey().matches(PART_NAME) || RESERVED.contains(part.getKey())) {
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

  /** A model without examples. */
  public ModelArchive(
      NetworkSpec spec, SortedMap<String, SortedMap<String, Tensor>> parts, Provenance provenance) {
    this(spec, parts, provenance, Optional.empty());
  }

  /** The same model with these examples, in place of any that it had. */
  public ModelArchive withExamples(Examples other) {
    return new ModelArchive(spec, parts, provenance, Optional.of(other));
  }

  /** Weights of one part. */
  public Optional<SortedMap<String, Tensor>> weights(String part) {
    return Optional.ofNullable(parts.get(part));
  }
}
