package org.cadalign.layer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cadalign.gate.DataException;
import org.locationtech.jts.geom.Geometry;

/** Gathers the features of one file, within a budget. */
public final class FeatureCollector {
  private final Path file;
  private final LayerBudget budget;
  private final List<Feature> features = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Set<String> notices = new LinkedHashSet<>();
  private long vertices;

  public FeatureCollector(Path file, LayerBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  /**
   * Takes a feature; one with a coordinate that is no number is rejected.
   *
   * @param place which feature, as in {@link Rejection}
   * @throws DataException if the file holds more than the budget allows
   */
  public void add(Feature feature, String place) throws DataException {
    Optional<Geometry> geometry = feature.geometry();
    if (geometry.isPresent()) {
      vertices += geometry.get().getNumPoints();
      within(vertices, budget.vertices(), "vertices", place);
      if (!Vertices.finite(geometry.get())) {
        reject(place, "a coordinate is not a finite number");
        return;
      }
    }
    features.add(feature);
    withinFeatures(place);
  }

  /** Counts a feature that could not be read. */
  public void reject(String place, String reason) throws DataException {
    rejections.add(new Rejection(place, reason));
    withinFeatures(place);
  }

  /** Says something of the whole layer, once. */
  public void notice(String line) {
    notices.add(line);
  }

  /** How many features have been seen, taken or rejected. */
  public int seen() {
    return features.size() + rejections.size();
  }

  /** The features taken so far. */
  public List<Feature> features() {
    return List.copyOf(features);
  }

  public LayerDraft finish(String name, CrsFinding crs, List<Field> fields) {
    return finish(name, crs, fields, features);
  }

  /** As the other, with the features' values put into their final form. */
  public LayerDraft finish(
      String name, CrsFinding crs, List<Field> fields, List<Feature> finished) {
    return new LayerDraft(name, crs, fields, finished, rejections, List.copyOf(notices));
  }

  private void withinFeatures(String place) throws DataException {
    within(seen(), budget.features(), "features", place);
  }

  private void within(long count, long limit, String what, String place) throws DataException {
    if (count > limit) {
      throw new DataException(
          DataException.Code.OVER_BUDGET,
          file,
          "more than " + limit + " " + what + " at " + place,
          "cut the layer into parts");
    }
  }
}
