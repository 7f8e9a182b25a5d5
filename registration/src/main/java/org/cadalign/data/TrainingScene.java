package org.cadalign.data;

import java.util.List;
import org.cadalign.draw.Outline;

/**
 * An image in memory with its labels.
 *
 * @param name of the scene
 * @param raster its image
 * @param groups its labels' groups
 * @param outlines each group's rings, level-1 pixels, in the order of {@code groups}
 * @param weight how often samples are drawn of it, over what its size alone would give
 */
public record TrainingScene(
    String name, SceneRaster raster, List<Group> groups, List<Outline> outlines, double weight) {
  public TrainingScene {
    groups = List.copyOf(groups);
    outlines = List.copyOf(outlines);
    if (groups.size() != outlines.size()) {
      throw new IllegalArgumentException(
          groups.size() + " groups, " + outlines.size() + " outlines");
    }
  }

  /** Groups footprints that touch within a centimetre; empty ones are left out. */
  public static TrainingScene of(String name, SceneRaster raster, List<Footprint> labels) {
    List<Footprint> footprints = labels.stream().filter(f -> !f.shape().isEmpty()).toList();
    List<Group> groups = FootprintGroups.of(footprints, FootprintGroups.ONE_CENTIMETRE);
    return new TrainingScene(
        name, raster, groups, groups.stream().map(group -> outline(group, footprints)).toList(), 1);
  }

  private static Outline outline(Group group, List<Footprint> footprints) {
    return Outline.of(group.members().stream().map(m -> footprints.get(m).shape()).toList());
  }

  /** The same scene, drawn more or less often. */
  public TrainingScene withWeight(double other) {
    return new TrainingScene(name, raster, groups, outlines, other);
  }

  /** Number of buildings. */
  public int buildings() {
    return groups.stream().mapToInt(group -> group.members().size()).sum();
  }
}
