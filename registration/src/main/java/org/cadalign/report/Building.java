package org.cadalign.report;

import java.util.List;
import java.util.Optional;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.field.Displacement;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature of the layer as the report tells of it.
 *
 * @param number from 1, in the order of the layer
 * @param id as the layer has it, else its number
 * @param status how it ended
 * @param metres by how much it was moved, ground metres east and north
 * @param expected error; empty where nothing is expected of it
 * @param support by the image; empty where it is not seen
 * @param before outline before the run, level-1 pixels; empty where it has none on the image
 * @param after outline after it
 * @param values of the layer's columns, as text
 */
record Building(
    int number,
    String id,
    String status,
    Displacement metres,
    Optional<ExpectedError> expected,
    Optional<Double> support,
    Optional<Geometry> before,
    Optional<Geometry> after,
    List<String> values) {
  Building {
    values = List.copyOf(values);
  }

  /** Whether the run came to an answer of its own or of the neighbours. */
  boolean isJudged() {
    return !status.equals("no_evidence") && !status.equals("rejected");
  }
}
