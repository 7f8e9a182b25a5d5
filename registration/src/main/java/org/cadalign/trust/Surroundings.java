package org.cadalign.trust;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cadalign.align.Pieces;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.engine.Network;
import org.cadalign.engine.Tensor;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.gradient.GradientSource;
import org.cadalign.layer.Layer;
import org.cadalign.match.Placement;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.cadalign.scene.SceneMaps;
import org.locationtech.jts.geom.Envelope;

/**
 * Image and layer of a run, with the pieces at the places that the layer gives them.
 *
 * @param image open
 * @param layer as it was read
 * @param footprints of its features
 * @param pieces what aligning would match as one
 * @param placement of the pieces
 * @param places of their patches
 */
record Surroundings(
    SceneImage image,
    Layer layer,
    List<Footprint> footprints,
    List<Group> pieces,
    Placement placement,
    List<PatchPlace> places) {

  /**
   * Brings a layer onto an image.
   *
   * @throws DataException if no building lies on the image
   */
  static Surroundings of(SceneImage image, Layer layer, PatchPlan plan) throws DataException {
    SceneLayer scene = SceneLayer.of(layer, image);
    List<Group> pieces = Pieces.of(scene.footprints(), scene.groups()).groups();
    Placement placement =
        new Placement(
            scene.footprints(), pieces, Collections.nCopies(pieces.size(), Displacement.ZERO));
    WorkingGrid.Size size = image.grid().size(1);
    Envelope whole = new Envelope(0, size.width(), 0, size.height());
    if (!pieces.isEmpty() && pieces.stream().noneMatch(p -> p.envelope().intersects(whole))) {
      throw new DataException(
          DataException.Code.OUTSIDE,
          image.name(),
          "0 of " + pieces.size() + " groups of buildings lie on the image",
          "check that layer and image show the same place, and the layer's --crs");
    }
    List<PatchPlace> places =
        IntStream.range(0, pieces.size())
            .mapToObj(i -> plan.place(i, pieces.get(i).envelope(), whole))
            .toList();
    return new Surroundings(image, layer, scene.footprints(), pieces, placement, places);
  }

  PatchReader reader() {
    return new PatchReader(image, new SceneMaps(), placement);
  }

  /**
   * The network's derivatives on the patches of pieces that were seen, each read when it is asked
   * for: for the few of which a sketch is not exact enough.
   */
  GradientSource gradients(Network network) {
    return new NetworkGradients(network, pieces.size(), this::inputs);
  }

  private Map<String, Tensor> inputs(int piece) {
    if (places.get(piece) instanceof PatchPlace.At place
        && reader().read(place) instanceof Patch.Seen seen) {
      return seen.inputs();
    }
    throw new IllegalStateException(image.name() + " can no longer be read where it could before");
  }

  Tiles tiles(int side) {
    WorkingGrid.Size size = image.grid().size(1);
    return Tiles.of(side, size.width(), size.height(), placement, footprints, pieces);
  }
}
