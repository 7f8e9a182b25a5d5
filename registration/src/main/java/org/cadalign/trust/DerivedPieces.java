package org.cadalign.trust;

import java.util.List;
import java.util.stream.IntStream;
import org.cadalign.engine.Network;
import org.cadalign.gradient.GradientSource;
import org.cadalign.gradient.Jacobian;

/**
 * The network's derivatives on the patches of an image, each read again when it is asked for: for
 * the few pieces of which a sketch is not exact enough.
 *
 * @param network with its weights
 * @param scene of the pieces
 */
record DerivedPieces(Network network, Surroundings scene) implements GradientSource {
  @Override
  public int size() {
    return scene.pieces().size();
  }

  @Override
  public int outputs() {
    return ExampleTensors.OUTPUTS;
  }

  @Override
  public int parameters() {
    return Math.toIntExact(network.spec().size());
  }

  /** Jacobians of pieces that were seen before. */
  @Override
  public List<Jacobian> jacobians(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::of).toList();
  }

  Jacobian of(int piece) {
    PatchPlace.At place = (PatchPlace.At) scene.places().get(piece);
    if (scene.reader().read(place) instanceof Patch.Seen seen) {
      return new Jacobian(network.jacobian(seen.inputs()).rows());
    }
    throw new IllegalStateException(
        scene.image().name() + " can no longer be read where it could before");
  }
}
