package org.cadalign.scene;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cadalign.align.GeometryMover;
import org.cadalign.align.InverseField;
import org.cadalign.align.LayerCarrier;
import org.cadalign.align.MovedLayer;
import org.cadalign.align.PartialField;
import org.cadalign.align.WorkingFrame;
import org.cadalign.crs.GroundFrame;
import org.cadalign.crs.Reprojection;
import org.cadalign.field.Displacement;
import org.cadalign.gate.Budget;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.raster.FieldLayout;
import org.cadalign.raster.FieldReader;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;

/**
 * An open displacement field: a GeoTIFF of ground metres east and north, read by blocks, so that
 * its size does not matter. Metres are those at the centre of the field.
 */
public final class FieldFile implements AutoCloseable {
  private static final double INVERSE_METRES = 1e-8;

  /** Beyond the centre of the outermost pixel nothing changes; well inside, nothing is missed. */
  private static final double INSET = 0.25;

  private final FieldReader reader;
  private final AffineTransform pixelToMap;
  private final AffineTransform mapToPixel;
  private final WorkingFrame frame;
  private final int confidenceBand;

  private FieldFile(FieldReader reader, GroundFrame ground) {
    this.reader = reader;
    this.pixelToMap = reader.layout().georeference().pixelToMap();
    this.mapToPixel = inverse(pixelToMap);
    this.frame = new WorkingFrame(pixelToMap, ground);
    List<FieldLayout.Band> bands = reader.layout().bands();
    this.confidenceBand =
        IntStream.range(2, bands.size())
            .filter(i -> bands.get(i).name().equals("confidence"))
            .findFirst()
            .orElse(-1);
  }

  private static AffineTransform inverse(AffineTransform transform) {
    try {
      return transform.createInverse();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("a georeference is invertible", e);
    }
  }

  /**
   * Opens a field.
   *
   * @throws DataException if it is no GeoTIFF of float32, is damaged, or does not say that its
   *     first bands are a displacement in ground metres, east and north
   */
  public static FieldFile open(Path file) throws DataException {
    FieldReader reader = FieldReader.open(file, Budget.defaults());
    try {
      FieldLayout layout = reader.layout();
      checkMeaning(file, layout);
      Point2D centre = new Point2D.Double(layout.width() / 2.0, layout.height() / 2.0);
      layout.georeference().pixelToMap().transform(centre, centre);
      CoordinateReferenceSystem crs = layout.georeference().crs();
      return new FieldFile(reader, GroundFrame.at(crs, centre.getX(), centre.getY()));
    } catch (DataException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static void checkMeaning(Path file, FieldLayout layout) throws DataException {
    for (FieldLayout.Note expected : FieldLayout.DISPLACEMENT_NOTES) {
      Optional<String> said =
          layout.metadata().stream()
              .filter(note -> note.name().equals(expected.name()))
              .map(FieldLayout.Note::text)
              .findFirst();
      if (!said.equals(Optional.of(expected.text()))) {
        throw refused(
            file,
            said.map(text -> "its metadata has " + expected.name() + " '" + text + "'")
                    .orElse("its metadata has no " + expected.name())
                + " instead of '"
                + expected.text()
                + "'");
      }
    }
    List<FieldLayout.Band> bands = layout.bands();
    List<FieldLayout.Band> expected =
        FieldLayout.displacement(1, 1, layout.georeference(), List.of()).bands();
    if (bands.size() < 2 || !bands.subList(0, 2).equals(expected)) {
      throw refused(file, "its first bands are " + bands + ", not dx and dy in metres");
    }
  }

  private static DataException refused(Path file, String reason) {
    return new DataException(
        DataException.Code.UNSUPPORTED_FORMAT,
        file,
        reason,
        "a displacement field is a GeoTIFF as align --field writes it");
  }

  /** What the file holds. */
  public FieldLayout layout() {
    return reader.layout();
  }

  /**
   * Carries a layer along.
   *
   * @param back whether to undo the field instead, for a layer that was carried already
   * @param minConfidence least mean confidence of the field under a feature that is believed, 0 to
   *     1
   * @throws DataException if no way from the layer's system to the field's is known, or the field
   *     is damaged where the layer needs it
   */
  public MovedLayer carry(Layer layer, boolean back, double minConfidence) throws DataException {
    PartialField field = back ? this::undone : this::at;
    CoordinateReferenceSystem crs = layout().georeference().crs();
    GeometryMover mover = new GeometryMover(Reprojection.between(layer.crs(), crs));
    try {
      return new LayerCarrier(mover, frame, field, minConfidence).carry(layer);
    } catch (DamagedException e) {
      throw e.fault;
    }
  }

  /** The field in units of its own system; nothing beyond its edge and where it has no value. */
  private Optional<PartialField.Reading> at(double x, double y) {
    double[] values = read(x, y);
    if (Double.isNaN(values[0]) || Double.isNaN(values[1])) {
      return Optional.empty();
    }
    double confidence = confidenceBand < 0 ? 1 : values[confidenceBand];
    return Optional.of(
        new PartialField.Reading(
            frame.fromMetres(new Displacement(values[0], values[1])), confidence));
  }

  /** Nothing where no place inside the field is moved to (x, y). */
  private Optional<PartialField.Reading> undone(double x, double y) {
    double tolerance = frame.fromMetres(new Displacement(INVERSE_METRES, 0)).dx();
    Displacement back = new InverseField(this::extended, tolerance).at(x, y);
    return at(x + back.dx(), y + back.dy())
        .map(reading -> new PartialField.Reading(back, reading.confidence()));
  }

  /**
   * The field with the values at its edge continued beyond it, so that it can be inverted there.
   */
  private Displacement extended(double x, double y) {
    Point2D p = mapToPixel.transform(new Point2D.Double(x, y), null);
    double column = Math.max(INSET, Math.min(p.getX(), layout().width() - INSET));
    double row = Math.max(INSET, Math.min(p.getY(), layout().height() - INSET));
    boolean inside = column == p.getX() && row == p.getY();
    Point2D place =
        inside
            ? new Point2D.Double(x, y)
            : pixelToMap.transform(new Point2D.Double(column, row), null);
    return at(place.getX(), place.getY())
        .map(PartialField.Reading::shift)
        .orElse(Displacement.ZERO);
  }

  private double[] read(double x, double y) {
    try {
      return reader.at(x, y);
    } catch (DataException e) {
      throw new DamagedException(e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }

  /** Brings a fault of the file out of the geometry code, which knows no files. */
  private static final class DamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient DataException fault;

    DamagedException(DataException fault) {
      super(fault);
      this.fault = fault;
    }
  }
}
