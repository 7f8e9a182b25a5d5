package org.cadalign.confidence;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Signs of one building.
 *
 * @param values those that are known of it
 */
public record Signs(Map<Sign, Double> values) {
  public Signs {
    EnumMap<Sign, Double> copy = new EnumMap<>(Sign.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  /** One of them, if it is known. */
  public OptionalDouble of(Sign sign) {
    Double value = values.get(sign);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
