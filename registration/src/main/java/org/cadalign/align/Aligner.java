package org.cadalign.align;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.detect.Support;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.match.Placement;
import org.cadalign.progress.Progress;

/**
 * Aligns a layer to an image: cuts groups into pieces, runs the chain on them, asks whether the
 * image bears them out where they came to lie, moves the features.
 *
 * @param chain over levels
 * @param support of footprints by the image
 * @param motion of the geometries
 * @param progress is told how far it is
 */
public record Aligner(Chain chain, Support support, LayerMotion motion, Progress progress) {
  /**
   * A layer after alignment.
   *
   * @param moved the layer with its own columns, and the outcome of every feature
   * @param chain what was found of every piece
   * @param support of each feature, 0 to 1; empty where the image does not show its place
   */
  public record Alignment(MovedLayer moved, ChainResult chain, List<Optional<Double>> support) {
    public Alignment {
      support = List.copyOf(support);
    }

    /**
     * Of some features, in a chain that says the same of all pieces.
     *
     * @param positions of them
     */
    public Alignment only(List<Integer> positions) {
      return new Alignment(
          moved.only(positions), chain, positions.stream().map(support::get).toList());
    }
  }

  /**
   * Aligns a layer. One without footprints comes back as it is, every feature without evidence.
   *
   * @param footprints of the layer's features, level-1 working pixels of the image
   * @param groups of footprints that move together
   * @throws DataException if no footprint lies on the image, or the image cannot be read
   */
  public Alignment align(
      ImageLevels images, Layer layer, List<Footprint> footprints, List<Group> groups, Pins pins)
      throws DataException {
    Pieces pieces = Pieces.of(footprints, groups);
    Set<Integer> pinned = pins.groups(footprints, groups);
    Set<Integer> still = pieces.of(pinned);
    ChainResult found = chain.run(images, footprints, pieces, still);
    List<Optional<Double>> supports = supports(images, footprints, pieces, found);
    Set<Integer> unsupported =
        Unsupported.of(pieces, supports, still, support.options().minSupport());
    ChainResult believed = found.without(unsupported);
    return new Alignment(
        motion.move(layer, footprints, groups, pieces, believed, pinned),
        believed,
        byFeature(layer, footprints, supports));
  }

  private List<Optional<Double>> supports(
      ImageLevels images, List<Footprint> footprints, Pieces pieces, ChainResult found)
      throws DataException {
    List<Displacement> shifts =
        new ArrayList<>(Collections.nCopies(footprints.size(), Displacement.ZERO));
    for (int i = 0; i < pieces.groups().size(); i++) {
      for (int member : pieces.groups().get(i).members()) {
        shifts.set(member, found.verdicts().get(i).shift());
      }
    }
    return support.of(images::level, Placement.ofEach(footprints, shifts), progress);
  }

  private static List<Optional<Double>> byFeature(
      Layer layer, List<Footprint> footprints, List<Optional<Double>> supports) {
    List<Optional<Double>> all =
        new ArrayList<>(Collections.nCopies(layer.features().size(), Optional.empty()));
    for (int i = 0; i < footprints.size(); i++) {
      all.set(footprints.get(i).feature(), supports.get(i));
    }
    return all;
  }
}
