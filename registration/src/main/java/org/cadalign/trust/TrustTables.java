package org.cadalign.trust;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cadalign.data.Centroid;
import org.cadalign.layer.Feature;
import org.locationtech.jts.geom.Coordinate;

/**
 * The tables of a run. Places are coordinates of the image's system.
 *
 * @param map what was found
 */
record TrustTables(TrustMap map) {
  /** A row for each feature: its id, else its place in the file from 1. */
  String buildings() {
    List<String> head = List.of("id", "x", "y");
    TrustTable table = new TrustTable(TrustTable.joined(head, TrustTable.names()));
    List<PieceTrust> features = map.features();
    List<Optional<Coordinate>> centres = centres();
    for (int i = 0; i < features.size(); i++) {
      Feature feature = map.scene().layer().features().get(i);
      List<String> who = new ArrayList<>();
      who.add(TrustTable.text(feature.id().orElse(Integer.toString(i + 1))));
      who.addAll(centres.get(i).map(this::place).orElse(List.of("", "")));
      table.row(TrustTable.joined(who, TrustTable.cells(features.get(i))));
    }
    return table.toString();
  }

  private List<Optional<Coordinate>> centres() {
    List<Optional<Coordinate>> centres =
        new ArrayList<>(
            Collections.nCopies(map.scene().layer().features().size(), Optional.empty()));
    map.scene()
        .footprints()
        .forEach(
            footprint ->
                centres.set(footprint.feature(), Optional.of(Centroid.of(footprint.shape()))));
    return centres;
  }

  /** A row for each tile that a piece touches. */
  String tiles() {
    List<String> head = List.of("column", "row", "x", "y", "building");
    TrustTable table = new TrustTable(TrustTable.joined(head, TrustTable.names()));
    Tiles tiles = map.tiles();
    for (int tile = 0; tile < tiles.pieces().size(); tile++) {
      if (tiles.pieces().get(tile).isPresent()) {
        int column = tile % tiles.columns();
        int row = tile / tiles.columns();
        List<String> where = new ArrayList<>();
        where.add(Integer.toString(column));
        where.add(Integer.toString(row));
        double side = tiles.side();
        where.addAll(place(new Coordinate((column + 0.5) * side, (row + 0.5) * side)));
        int piece = tiles.pieces().get(tile).getAsInt();
        where.add(TrustTable.text(first(piece)));
        table.row(TrustTable.joined(where, TrustTable.cells(map.pieces().get(piece))));
      }
    }
    return table.toString();
  }

  /** Id of the first feature of a piece. */
  private String first(int piece) {
    int footprint = map.scene().pieces().get(piece).members().get(0);
    int feature = map.scene().footprints().get(footprint).feature();
    return map.scene().layer().features().get(feature).id().orElse(Integer.toString(feature + 1));
  }

  private List<String> place(Coordinate working) {
    Point2D there =
        map.scene()
            .image()
            .grid()
            .workingToMap()
            .transform(new Point2D.Double(working.x, working.y), null);
    return List.of(coordinate(there.getX()), coordinate(there.getY()));
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.7f", value).replaceAll("\\.?0+$", "");
  }
}
