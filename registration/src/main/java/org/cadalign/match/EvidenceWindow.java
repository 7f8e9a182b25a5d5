package org.cadalign.match;

import java.util.List;
import org.cadalign.raster.Window;

/**
 * A window and the groups that are answered by it.
 *
 * @param window pixels of the level
 * @param groups indices, ascending
 */
public record EvidenceWindow(Window window, List<Integer> groups) {
  public EvidenceWindow {
    groups = List.copyOf(groups);
  }
}
