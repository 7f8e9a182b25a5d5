package org.cadalign.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.detect.MissingBuildings;
import org.cadalign.engine.Network;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.match.Placement;
import org.cadalign.match.Reach;
import org.cadalign.progress.Progress;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.locationtech.jts.geom.Envelope;

/**
 * Looks for buildings that a layer lacks. Where only some of its features were aligned, the others
 * count as known where they lie; where they were chosen by a box, only findings in it count.
 *
 * @param request what is to be done
 * @param network that segments
 * @param reach of the network
 * @param progress is told how far it is
 */
record MissingSearch(AlignmentRequest request, Network network, Reach reach, Progress progress) {
  /**
   * What was found.
   *
   * @param layer of buildings, in the system of the aligned layer
   * @param notices what the user should know, one line each
   */
  record Result(Layer layer, List<String> notices) {
    Result {
      notices = List.copyOf(notices);
    }
  }

  /**
   * Searches an image.
   *
   * @param aligned features as they are now
   * @param passedOver the others, where they lie
   */
  Result search(SceneImage image, Layer aligned, List<Feature> passedOver) throws DataException {
    List<Feature> known = new ArrayList<>(aligned.features());
    known.addAll(passedOver);
    Layer all = new Layer(aligned.name(), aligned.crs(), aligned.fields(), known);
    List<Footprint> footprints = SceneLayer.of(all, image).footprints();
    Placement places =
        Placement.ofEach(footprints, Collections.nCopies(footprints.size(), Displacement.ZERO));
    MissingBuildings missing =
        new MissingBuildings(network, reach, request.match(), request.missing());
    MissingBuildings.Findings found = missing.find(image.level(missing.level()), places, progress);
    Layer findings = FindingsLayer.of(found.buildings(), image, aligned.crs());
    return new Result(
        request.layerOptions().bbox().map(box -> within(findings, box)).orElse(findings),
        found.faults());
  }

  private static Layer within(Layer layer, Envelope box) {
    List<Feature> inside =
        layer.features().stream()
            .filter(
                f -> f.geometry().filter(g -> box.intersects(g.getEnvelopeInternal())).isPresent())
            .toList();
    return new Layer(layer.name(), layer.crs(), layer.fields(), inside);
  }
}
