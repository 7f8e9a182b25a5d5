package org.cadalign.layer.csv;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cadalign.gate.DataException;
import org.cadalign.layer.BadFeatureException;
import org.cadalign.layer.CrsFinding;
import org.cadalign.layer.Feature;
import org.cadalign.layer.FeatureCollector;
import org.cadalign.layer.Field;
import org.cadalign.layer.FileBytes;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerBudget;
import org.cadalign.layer.LayerDraft;
import org.cadalign.layer.LayerFormat;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Comma-separated text with a column of well-known text; every other column is text. */
public final class CsvWkt implements LayerFormat {
  private static final Set<String> GEOMETRY_COLUMNS =
      Set.of("wkt", "geom", "geometry", "the_geom", "wkt_geom");

  @Override
  public String name() {
    return "CSV with WKT";
  }

  @Override
  public List<String> extensions() {
    return List.of();
  }

  @Override
  public boolean recognises(byte[] head) {
    return new CsvText(new String(head, StandardCharsets.UTF_8))
        .next()
        .filter(row -> row.cells().size() < 1000 && column(row.cells()) >= 0)
        .isPresent();
  }

  private static int column(List<String> header) {
    for (int i = 0; i < header.size(); i++) {
      if (GEOMETRY_COLUMNS.contains(header.get(i).strip().toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public List<String> layerNames(Path file) {
    return List.of(FileBytes.stem(file));
  }

  @Override
  public LayerDraft read(Path file, String layerName, LayerBudget budget) throws DataException {
    CsvText text = new CsvText(new String(FileBytes.read(file, budget), StandardCharsets.UTF_8));
    List<String> header = text.next().map(CsvText.Row::cells).orElse(List.of());
    int column = column(header);
    FeatureCollector collector = new FeatureCollector(file, budget);
    for (Optional<CsvText.Row> row = text.next(); row.isPresent(); row = text.next()) {
      String place = "row " + (collector.seen() + 1) + ", line " + row.get().line();
      try {
        collector.add(feature(row.get().cells(), header.size(), column, budget), place);
      } catch (BadFeatureException e) {
        collector.reject(place, e.getMessage());
      }
    }
    List<Field> fields = new ArrayList<>();
    header.forEach(name -> fields.add(new Field(name, Field.Type.TEXT)));
    fields.remove(column);
    CrsFinding none = new CrsFinding.Missing("CSV names no coordinate system");
    return collector.finish(layerName, none, fields);
  }

  private static Feature feature(List<String> cells, int columns, int column, LayerBudget budget)
      throws BadFeatureException {
    if (cells.size() != columns) {
      throw new BadFeatureException("it has " + cells.size() + " cells instead of " + columns);
    }
    List<Optional<Object>> values = new ArrayList<>();
    cells.forEach(cell -> values.add(cell.isEmpty() ? Optional.empty() : Optional.of(cell)));
    values.remove(column);
    String wkt = cells.get(column);
    Optional<Geometry> geometry =
        wkt.isBlank() ? Optional.empty() : Optional.of(geometry(wkt, budget.depth()));
    return new Feature(Optional.empty(), geometry, values);
  }

  private static Geometry geometry(String wkt, int maxDepth) throws BadFeatureException {
    int depth = 0;
    for (int i = 0; i < wkt.length(); i++) {
      depth += wkt.charAt(i) == '(' ? 1 : wkt.charAt(i) == ')' ? -1 : 0;
      if (depth > maxDepth) {
        // The parser of JTS calls itself for each level.
        throw new BadFeatureException("the WKT is nested deeper than " + maxDepth);
      }
    }
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException | IllegalArgumentException e) {
      throw new BadFeatureException("the WKT is damaged: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> write(Layer layer, Path file) {
    throw new UnsupportedOperationException("CSV is not written");
  }
}
