package org.cadalign.evaluate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.cadalign.crs.GroundFrame;
import org.cadalign.crs.Reprojection;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Two layers on one plane of ground metres, with the ids that they are matched by.
 *
 * @param layer features with a geometry
 * @param truth likewise
 * @param matchedBy what the ids are, in words
 */
public record Checkpoints(List<Checkpoint> layer, List<Checkpoint> truth, String matchedBy) {
  private static final List<String> USUAL = List.of("fid", "id", "osm_id", "gml_id", "uuid");

  public Checkpoints {
    layer = List.copyOf(layer);
    truth = List.copyOf(truth);
  }

  /**
   * Brings two layers together.
   *
   * @param field column to match by; if empty, the features' own ids where every feature of both
   *     layers has one, else the first usual column whose values are unique in both, else nothing
   * @throws DataException if the layers' systems do not go together or the truth is empty
   */
  public static Checkpoints of(Layer layer, Layer truth, Optional<String> field)
      throws DataException {
    Reprojection toTruth = Reprojection.between(layer.crs(), truth.crs());
    Envelope extent = new Envelope();
    truth.features().stream()
        .flatMap(feature -> feature.geometry().stream())
        .forEach(geometry -> extent.expandToInclude(geometry.getEnvelopeInternal()));
    if (extent.isNull()) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          truth.name(),
          "it holds no geometry to compare with",
          "give a layer of checkpoints or true outlines");
    }
    GroundFrame frame = GroundFrame.at(truth.crs(), extent.centre().getX(), extent.centre().getY());
    // Counted from a corner of the layer: far from the origin metres would lose their millimetres.
    AffineTransformation toMetres =
        AffineTransformation.translationInstance(-extent.getMinX(), -extent.getMinY());
    toMetres.scale(frame.metresPerUnitX(), frame.metresPerUnitY());
    Key key = key(layer, truth, field);
    return new Checkpoints(
        list(layer, key, "\u0000layer ", toTruth, toMetres),
        list(truth, key, "\u0000truth ", Reprojection.between(truth.crs(), truth.crs()), toMetres),
        key.words());
  }

  private static List<Checkpoint> list(
      Layer layer, Key key, String side, Reprojection way, AffineTransformation toMetres)
      throws DataException {
    List<Checkpoint> points = new ArrayList<>();
    for (int i = 0; i < layer.features().size(); i++) {
      Feature feature = layer.features().get(i);
      // Features without an id must not match by accident, whatever the layers are named.
      String id = key.of(layer, feature).orElse(side + i);
      if (feature.geometry().isPresent()) {
        Geometry onPlane = toMetres.transform(way.forward(feature.geometry().get()));
        points.add(new Checkpoint(id, onPlane));
      }
    }
    return points;
  }

  /** What identifies a feature in both layers. */
  private record Key(String words, Optional<String> column, boolean ownIds) {
    Optional<String> of(Layer layer, Feature feature) {
      return ownIds ? feature.id() : column.flatMap(name -> value(layer, feature, name));
    }
  }

  private static Key key(Layer layer, Layer truth, Optional<String> field) throws DataException {
    if (field.isPresent()) {
      column(layer, field.get());
      column(truth, field.get());
      return new Key("column " + field.get(), field, false);
    }
    Key own = new Key("feature ids", Optional.empty(), true);
    if (isUnique(layer, own) && isUnique(truth, own)) {
      return own;
    }
    for (String name : USUAL) {
      Key candidate = new Key("column " + name, Optional.of(name), false);
      if (isUnique(layer, candidate) && isUnique(truth, candidate)) {
        return candidate;
      }
    }
    return new Key("overlap, for want of common ids", Optional.empty(), false);
  }

  private static void column(Layer layer, String name) throws DataException {
    if (layer.fields().stream().noneMatch(f -> f.name().equals(name))) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          layer.name(),
          "it has no column " + name,
          "choose with --id a column that both layers have");
    }
  }

  private static boolean isUnique(Layer layer, Key key) {
    Set<String> seen = new HashSet<>();
    return layer.features().stream()
        .allMatch(feature -> key.of(layer, feature).map(seen::add).orElse(false));
  }

  private static Optional<String> value(Layer layer, Feature feature, String name) {
    return IntStream.range(0, layer.fields().size())
        .filter(i -> layer.fields().get(i).name().equals(name))
        .mapToObj(i -> feature.values().get(i))
        .findFirst()
        .flatMap(v -> v)
        .map(Object::toString);
  }
}
