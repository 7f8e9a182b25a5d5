package org.cadalign.reproduce.ablation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cadalign.bench.AccuracyMeasurement;
import org.cadalign.bench.MisalignedLayer;
import org.cadalign.bench.Rival;
import org.cadalign.bench.TestScene;
import org.cadalign.gate.DataException;

/**
 * Measures on the cities that no network is trained on, misaligned by smooth fields.
 *
 * @param cities which
 * @param seed of the fields
 */
record Unseen(Cities cities, long seed) {
  /**
   * What a rival leaves of fields.
   *
   * @param longest displacement of the fields, pixels of 0.3 m
   */
  Accuracy left(Rival rival, double longest) throws DataException, IOException {
    List<double[]> errors = new ArrayList<>();
    for (int city = 0; city < cities.protocol().unseen(); city++) {
      try (TestScene scene = cities.unseen(city)) {
        for (int field = 0; field < cities.protocol().fields(); field++) {
          MisalignedLayer layer =
              MisalignedLayer.perturbed(scene, seed + field, Protocol.field(longest));
          errors.add(AccuracyMeasurement.errors(scene, layer, rival).metres());
        }
      }
    }
    return Accuracy.of(errors);
  }
}
