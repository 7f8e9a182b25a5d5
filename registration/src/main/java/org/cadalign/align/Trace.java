package org.cadalign.align;

import java.util.List;
import java.util.Optional;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupShift;

/**
 * What the levels said of a piece, apart from what was decided.
 *
 * @param own its shift over all levels, level-1 working pixels, before an unsure piece took that of
 *     its neighbours
 * @param apart how far it was taken where it was looked for by itself, level-1 working pixels; 0
 *     where it was not
 * @param looks in the order of the levels; none where no level saw it
 */
public record Trace(Displacement own, double apart, List<Look> looks) {
  public Trace {
    looks = List.copyOf(looks);
  }

  /**
   * What one level said.
   *
   * @param level L
   * @param pooled with the neighbours
   * @param alone of the piece by itself
   * @param agreement probability, by itself, of the pooled shift and its eight neighbours
   */
  public record Look(int level, GroupShift pooled, GroupShift alone, double agreement) {}

  /** The look of the finest level that saw the piece. */
  public Optional<Look> finest() {
    return looks.isEmpty() ? Optional.empty() : Optional.of(looks.get(looks.size() - 1));
  }

  /** The look of one level. */
  public Optional<Look> at(int level) {
    return looks.stream().filter(look -> look.level() == level).findFirst();
  }
}
