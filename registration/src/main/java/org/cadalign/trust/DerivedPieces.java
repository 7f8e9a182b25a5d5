package org.cadalign.trust;

import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.gradient.Jacobian;

/**
 * Derives the network on the patch of one piece once more, where a sketch is not exact enough.
 *
 * @param network with its weights
 * @param scene of the pieces
 */
record DerivedPieces(Network network, Surroundings scene) {
  /**
   * Of a piece that was seen before.
   *
   * @throws DataException if the image can no longer be read there
   */
  Jacobian of(int piece) throws DataException {
    PatchPlace.At place = (PatchPlace.At) scene.places().get(piece);
    if (scene.reader().read(place) instanceof Patch.Seen seen) {
      return new Jacobian(network.jacobian(seen.inputs()).rows());
    }
    throw new DataException(
        DataException.Code.UNREADABLE,
        scene.image().name(),
        "it can no longer be read where it could before",
        "check that nothing changes it while it is used");
  }
}
