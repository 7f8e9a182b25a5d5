package org.cadalign.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.engine.Network;
import org.cadalign.gate.DataException;
import org.cadalign.progress.Progress;
import org.cadalign.retrieve.Neighbour;

/**
 * Counts the neighbours of the pieces of a scene, and answers what is known of them then.
 *
 * @param request what is asked for
 * @param examples of the model, where it carries any
 * @param scene with the pieces
 * @param network with its weights
 * @param store of the rows, one for each piece
 */
record Counting(
    SimilarityRequest request,
    Optional<TrainingExamples> examples,
    Surroundings scene,
    Network network,
    RowStore store) {
  /**
   * Counts all that is not counted yet.
   *
   * @return samples that were counted among
   */
  long run(Progress progress) throws DataException, InterruptedException {
    RowPass pass = pass(progress);
    if (request.among() == Among.SELF) {
      return pass.within(store).samples();
    }
    pass.against(examples.orElseThrow().sum(), store);
    return examples.orElseThrow().size();
  }

  private RowPass pass(Progress progress) {
    return new RowPass(
        network,
        scene.reader(),
        scene.places(),
        store.sketches().metadata().sketch(),
        request.by() == NearestBy.ACTIVATIONS,
        request.threads(),
        progress);
  }

  /** What is said of each piece. */
  List<PieceTrust> pieces() throws DataException {
    Denoising denoising = examples.map(Denoising::by).orElseGet(Denoising::none);
    List<PieceTrust> pieces = new ArrayList<>();
    for (int i = 0; i < store.size(); i++) {
      pieces.add(PieceTrust.of(store.row(i), store.count(i), denoising));
    }
    return pieces;
  }

  /** Finds the nearest examples of the model; none where it carries none. */
  Reasons.TrainingNeighbours nearestExamples() {
    if (examples.isEmpty()) {
      return (piece, most) -> List.of();
    }
    NearestExamples among = NearestExamples.among(examples.get());
    return (piece, most) ->
        store.row(piece) instanceof PatchRow.Derived row
            ? among.of(row, most).stream().map(found -> example(found)).toList()
            : List.of();
  }

  private Reasons.Example example(Neighbour found) {
    return new Reasons.Example(
        examples.orElseThrow().sources().get(found.sample()), found.similarity());
  }

  /** Finds the nearest pieces of some. */
  Neighbours neighbours() {
    return switch (request.by()) {
      case ACTIVATIONS -> new NearestByTraits(store, scene.pieces().size());
      case GRADIENTS -> new NearestByGradients(store, scene.gradients(network), request.threads());
    };
  }
}
