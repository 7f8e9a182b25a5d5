package org.cadalign.align;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.GroundFrame;
import org.cadalign.crs.Reprojection;
import org.cadalign.data.Footprint;
import org.cadalign.data.Group;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.match.Reach;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Layers in UTM over an image whose upper left corner is at (500000, 4000000). */
final class Layers {
  static final AffineTransform WORKING_TO_MAP =
      new AffineTransform(
          Reach.METRES_PER_PIXEL, 0, 0, -Reach.METRES_PER_PIXEL, 500_000, 4_000_000);
  static final WorkingFrame FRAME = new WorkingFrame(WORKING_TO_MAP, new GroundFrame(1, 1));

  private Layers() {}

  /** A layer of geometries given in level-1 working pixels; a blank one is null. */
  static Layer of(String... wkt) throws ParseException, FactoryException {
    List<Feature> features = new ArrayList<>();
    for (String text : wkt) {
      Optional<Geometry> geometry = Optional.empty();
      if (!text.isBlank()) {
        geometry = Optional.of(toMap(new WKTReader().read(text)));
      }
      features.add(
          new Feature(
              Optional.of("id" + features.size()), geometry, List.of(Optional.of("straße"))));
    }
    return new Layer("houses", utm(), List.of(new Field("naïve", Field.Type.TEXT)), features);
  }

  static Geometry toMap(Geometry working) {
    return new AffineTransformation(0.3, 0, 500_000, 0, -0.3, 4_000_000).transform(working);
  }

  static CoordinateReferenceSystem utm() throws FactoryException {
    return CRS.decode("EPSG:32645", true);
  }

  static GeometryMover mover() throws FactoryException, DataException {
    return new GeometryMover(Reprojection.between(utm(), utm()));
  }

  /** Footprints of all features with a geometry. */
  static List<Footprint> footprints(Layer layer) {
    List<Footprint> footprints = new ArrayList<>();
    for (int i = 0; i < layer.features().size(); i++) {
      int feature = i;
      layer
          .features()
          .get(i)
          .geometry()
          .map(
              g ->
                  new AffineTransformation(1 / 0.3, 0, -500_000 / 0.3, 0, -1 / 0.3, 4_000_000 / 0.3)
                      .transform(g))
          .ifPresent(g -> footprints.add(new Footprint(feature, g)));
    }
    return footprints;
  }

  static Group group(List<Footprint> footprints, Integer... members) {
    Envelope envelope = new Envelope();
    for (int member : members) {
      envelope.expandToInclude(footprints.get(member).shape().getEnvelopeInternal());
    }
    Coordinate centre = envelope.centre();
    return new Group(List.of(members), centre, envelope);
  }

  static Verdict verdict(double dx, double dy, Verdict.Standing standing) {
    return new Verdict(new Displacement(dx, dy), standing, 1, Optional.empty());
  }
}
