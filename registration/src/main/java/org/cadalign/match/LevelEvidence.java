package org.cadalign.match;

import java.util.List;

/**
 * What the image says of all groups at one level.
 *
 * @param level L
 * @param groups by index
 * @param pixelRatio pixels computed over pixels used
 * @param faults messages of windows that could not be read
 */
public record LevelEvidence(
    int level, List<GroupEvidence> groups, double pixelRatio, List<String> faults) {
  public LevelEvidence {
    groups = List.copyOf(groups);
    faults = List.copyOf(faults);
  }
}
