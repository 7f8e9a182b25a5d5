package org.cadalign.layer;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * What there is to say of a layer in a few lines.
 *
 * @param format name of the file's format
 * @param name of the layer in its file
 * @param crs what the file says of its system
 * @param fields columns, in order
 * @param features count of those that could be read
 * @param rejected count of those that could not
 * @param geometryTypes names such as {@code Polygon}, in alphabetical order
 * @param bounds of all geometries, in the layer's coordinates; null envelope when there is none
 * @param notices of the reader
 */
public record LayerSummary(
    String format,
    String name,
    CrsFinding crs,
    List<Field> fields,
    int features,
    int rejected,
    List<String> geometryTypes,
    Envelope bounds,
    List<String> notices) {
  public LayerSummary {
    fields = List.copyOf(fields);
    geometryTypes = List.copyOf(geometryTypes);
    bounds = new Envelope(bounds);
    notices = List.copyOf(notices);
  }

  static LayerSummary of(String format, LayerDraft draft) {
    Envelope bounds = new Envelope();
    Set<String> types = new TreeSet<>();
    for (Feature feature : draft.features()) {
      if (feature.geometry().isPresent()) {
        Geometry geometry = feature.geometry().get();
        bounds.expandToInclude(geometry.getEnvelopeInternal());
        types.add(geometry.getGeometryType());
      }
    }
    return new LayerSummary(
        format,
        draft.name(),
        draft.crs(),
        draft.fields(),
        draft.features().size(),
        draft.rejections().size(),
        List.copyOf(types),
        bounds,
        draft.notices());
  }

  /** A copy: envelopes can be changed. */
  @Override
  public Envelope bounds() {
    return new Envelope(bounds);
  }
}
