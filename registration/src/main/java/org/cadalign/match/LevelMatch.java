package org.cadalign.match;

import java.util.List;
import java.util.Optional;

/**
 * Shifts of all groups at one level.
 *
 * @param level L
 * @param groups by index; empty for those that were not seen
 */
public record LevelMatch(int level, List<Optional<GroupShift>> groups) {
  public LevelMatch {
    groups = List.copyOf(groups);
  }
}
