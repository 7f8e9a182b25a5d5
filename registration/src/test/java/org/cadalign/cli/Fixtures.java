package org.cadalign.cli;

import java.awt.geom.AffineTransform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cadalign.crs.CrsCodes;
import org.cadalign.field.Displacement;
import org.cadalign.field.DisplacementField;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Field;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerOptions;
import org.cadalign.layer.Layers;
import org.cadalign.layer.WriteOptions;
import org.cadalign.raster.FieldLayout;
import org.cadalign.raster.FieldWriter;
import org.cadalign.raster.Georeference;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Tiny inputs around (500000, 3000000) of EPSG:32645. */
final class Fixtures {
  static final String UTM = "EPSG:32645";
  static final int SIDE = 100;
  static final double PIXEL = 5;

  private Fixtures() {}

  static Georeference place(double pixel) throws DataException {
    return new Georeference(
        new AffineTransform(pixel, 0, 0, -pixel, 500_000, 3_000_000), CrsCodes.decode(UTM));
  }

  /** A field of 500 m x 500 m; its y axis points down from 3000000. */
  static Path field(Path file, DisplacementField metres) throws DataException {
    return field(
        file,
        FieldLayout.displacement(
            SIDE, SIDE, place(PIXEL), List.of(new FieldLayout.Band("confidence", ""))),
        metres);
  }

  static Path field(Path file, FieldLayout layout, DisplacementField metres) throws DataException {
    FieldWriter.write(
        file,
        layout,
        window -> {
          float[][] bands = new float[layout.bands().size()][window.area()];
          for (int i = 0; i < window.area(); i++) {
            double x = 500_000 + (window.x() + i % window.width() + 0.5) * PIXEL;
            double y = 3_000_000 - (window.y() + i / window.width() + 0.5) * PIXEL;
            Displacement d = metres.at(x, y);
            bands[0][i] = (float) d.dx();
            bands[1][i] = (float) d.dy();
            for (int band = 2; band < bands.length; band++) {
              bands[band][i] = 1;
            }
          }
          return bands;
        });
    return file;
  }

  /** A layer of geometries whose coordinates count from (500000, 2999500). */
  static Layer layer(String... wkt) throws DataException {
    List<Feature> features = new ArrayList<>();
    for (String text : wkt) {
      features.add(
          new Feature(
              Optional.of("" + (features.size() + 1)),
              text.isBlank() ? Optional.empty() : Optional.of(geometry(text)),
              List.of(Optional.of("straße " + features.size()))));
    }
    return new Layer(
        "parcels", CrsCodes.decode(UTM), List.of(new Field("naïve", Field.Type.TEXT)), features);
  }

  static Geometry geometry(String wkt) {
    try {
      Geometry geometry = new WKTReader().read(wkt);
      for (var c : geometry.getCoordinates()) {
        c.x += 500_000;
        c.y += 2_999_500;
      }
      geometry.geometryChanged();
      return geometry;
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  /** A layer with further columns of text; each value is the column's name. */
  static Layer withColumns(Layer layer, List<String> names) {
    List<Field> fields = new ArrayList<>(layer.fields());
    names.forEach(name -> fields.add(new Field(name, Field.Type.TEXT)));
    List<Feature> features = new ArrayList<>();
    for (Feature feature : layer.features()) {
      List<Optional<Object>> values = new ArrayList<>(feature.values());
      names.forEach(name -> values.add(Optional.of(name)));
      features.add(new Feature(feature.id(), feature.geometry(), values));
    }
    return new Layer(layer.name(), layer.crs(), fields, features);
  }

  static Path write(Path file, Layer layer) throws DataException {
    Layers.write(layer, file, WriteOptions.DEFAULT);
    return file;
  }

  static Layer read(Path file) throws DataException {
    return Layers.read(file, LayerOptions.DEFAULT).layer();
  }

  /** Value of a column of a feature, as text; "-" for none. */
  static String value(Layer layer, int feature, String column) {
    List<String> names = layer.fields().stream().map(Field::name).toList();
    return layer
        .features()
        .get(feature)
        .values()
        .get(names.indexOf(column))
        .map(Object::toString)
        .orElse("-");
  }
}
