package org.cadalign.reproduce.confidence;

import java.util.List;
import java.util.Optional;
import org.cadalign.confidence.Signs;
import org.cadalign.field.Displacement;

/**
 * Buildings of a scene, over all misalignments of it.
 *
 * @param name of the scene
 * @param kind whose figures it counts among
 * @param buildings that were matched
 * @param unmatched how many were not, and so have no signs
 */
record JudgedScene(String name, Kind kind, List<Building> buildings, int unmatched) {
  JudgedScene {
    buildings = List.copyOf(buildings);
  }

  /** Where image and truth come from. */
  enum Kind {
    /** The truth is exact. */
    SYNTHETIC("made-up cities"),
    /** Imagery of OpenAerialMap; people drew the truth, to some 0.2 m. */
    OPEN_AERIAL_MAP("OpenAerialMap"),
    /** Imagery of SpaceNet; people drew the truth, to 0.5 to 1 m. */
    SPACE_NET("SpaceNet"),
    /** Both of these. No scene is of this kind, but its figures are those of all real scenes. */
    REAL("all real scenes");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Whether figures of a scene of this kind count among those of another. */
    boolean isOf(Kind other) {
      return this == other || (other == REAL && this != SYNTHETIC);
    }
  }

  /**
   * A building after alignment.
   *
   * @param signs of its error
   * @param error median distance of its vertices from their true places, ground metres
   * @param offset median of where they lie from there, ground metres, right and down in the image;
   *     empty where vertices do not correspond
   */
  record Building(Signs signs, double error, Optional<Displacement> offset) {}
}
