package org.cadalign.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;

/**
 * Features that must not move, and with them their groups.
 *
 * @param features indices in the layer
 */
public record Pins(Set<Integer> features) {
  public Pins {
    features = Set.copyOf(features);
  }

  public static Pins none() {
    return new Pins(Set.of());
  }

  /**
   * Finds features by their ids.
   *
   * @throws DataException if the layer has no feature of an id
   */
  public static Pins byId(Layer layer, List<String> ids) throws DataException {
    Map<String, List<Integer>> byId = new HashMap<>();
    for (int i = 0; i < layer.features().size(); i++) {
      int index = i;
      layer
          .features()
          .get(i)
          .id()
          .ifPresent(id -> byId.computeIfAbsent(id, k -> new ArrayList<>()).add(index));
    }
    Set<Integer> found = new TreeSet<>();
    for (String id : ids) {
      if (!byId.containsKey(id)) {
        throw new DataException(
            DataException.Code.BAD_VALUE,
            layer.name(),
            "no feature has the id " + id,
            "check --pin against the layer's ids");
      }
      found.addAll(byId.get(id));
    }
    return new Pins(found);
  }

  /** Groups with a pinned member, ascending. */
  public Set<Integer> groups(List<Footprint> footprints, List<Group> groups) {
    Set<Integer> pinned = new TreeSet<>();
    for (int g = 0; g < groups.size(); g++) {
      boolean holds =
          groups.get(g).members().stream()
              .anyMatch(member -> features.contains(footprints.get(member).feature()));
      if (holds) {
        pinned.add(g);
      }
    }
    return pinned;
  }
}
