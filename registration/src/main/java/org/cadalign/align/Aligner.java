package org.cadalign.align;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;

/**
 * Aligns a layer to an image: cuts groups into pieces, runs the chain on them, moves the features.
 *
 * @param chain over levels
 * @param motion of the geometries
 */
public record Aligner(Chain chain, LayerMotion motion) {
  /**
   * A layer after alignment.
   *
   * @param moved the layer with its own columns, and the outcome of every feature
   * @param chain what was found of every piece
   */
  public record Alignment(MovedLayer moved, ChainResult chain) {}

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
    Set<Integer> still = new TreeSet<>();
    pinned.forEach(group -> still.addAll(pieces.byGroup().get(group)));
    ChainResult found = chain.run(images, footprints, pieces.groups(), still);
    return new Alignment(motion.move(layer, footprints, groups, pieces, found, pinned), found);
  }
}
