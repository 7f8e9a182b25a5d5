package org.cadalign.train;

import java.util.Map;
import org.cadalign.engine.Tensor;

/** Samples in the form that one family of networks learns from. */
@FunctionalInterface
public interface SampleSource {
  /** Sample number {@code index}; the same whoever asks, from any thread. */
  Map<String, Tensor> sample(long index);
}
