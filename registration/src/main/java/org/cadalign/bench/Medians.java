package org.cadalign.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cadalign.evaluate.ErrorSummary;

/** Medians of medians. */
public final class Medians {
  private Medians() {}

  /** The median of one figure of each item; the mean of the two middle ones of an even number. */
  public static <T> double of(List<T> items, ToDoubleFunction<T> figure) {
    return ErrorSummary.of(items.stream().mapToDouble(figure).toArray()).median();
  }
}
