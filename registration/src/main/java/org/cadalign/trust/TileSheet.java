package org.cadalign.trust;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cadalign.data.Footprint;
import org.cadalign.gate.DataException;
import org.cadalign.picture.ContactSheet;
import org.cadalign.picture.ContactSheet.Cell;
import org.cadalign.picture.ContactSheet.Row;
import org.cadalign.picture.Crop;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.retrieve.Neighbour;
import org.cadalign.trust.PieceTrust.Counted;
import org.locationtech.jts.geom.Geometry;

/** The contact sheet: tiles from the lowest count to the highest, each with its nearest patches. */
final class TileSheet {
  /** By their share of all, the most wanted first where there are few. */
  private static final List<Map.Entry<Double, String>> CHOSEN =
      List.of(
          Map.entry(0.0, "lowest"),
          Map.entry(1.0, "highest"),
          Map.entry(0.5, "median"),
          Map.entry(0.25, "lower quartile"),
          Map.entry(0.75, "upper quartile"));

  private static final Color OWN = new Color(0x30, 0xff, 0x60);
  private static final Color OTHER = new Color(0xff, 0xd0, 0x30);

  private final TrustMap map;
  private final Neighbours neighbours;
  private final NearestBy by;
  private final long samples;
  private final List<Choice> chosen;

  TileSheet(TrustMap map, Neighbours neighbours, NearestBy by, long samples) {
    this.map = map;
    this.neighbours = neighbours;
    this.by = by;
    this.samples = samples;
    this.chosen = chosen(tiles());
  }

  /** A tile that is shown. */
  private record Choice(int tile, int piece, String name) {}

  /** Whether no tile stands for a piece that was counted, so that there is nothing to show. */
  boolean isEmpty() {
    return chosen.isEmpty();
  }

  /**
   * Draws a sheet that is not empty.
   *
   * @param nearest patches in a row
   */
  void write(Path png, int nearest) throws IOException, DataException, InterruptedException {
    List<List<Neighbour>> near =
        neighbours.of(chosen.stream().map(Choice::piece).toList(), nearest);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      rows.add(row(chosen.get(i), near.get(i)));
    }
    ContactSheet.write(png, heading(), rows);
  }

  private String heading() {
    return by == NearestBy.GRADIENTS
        ? "Tiles by their neighbour count, and the patches of this image that the network treats"
            + " most alike (k^C below each)"
        : "Tiles by their neighbour count, and the patches of this image with the most similar"
            + " activations (cosine below each)";
  }

  /** The first tile of each piece that was counted and that a tile stands for. */
  private SortedMap<Integer, Integer> tiles() {
    SortedMap<Integer, Integer> tiles = new TreeMap<>();
    List<OptionalInt> pieces = map.tiles().pieces();
    for (int tile = 0; tile < pieces.size(); tile++) {
      OptionalInt piece = pieces.get(tile);
      if (piece.isPresent() && map.pieces().get(piece.getAsInt()) instanceof Counted) {
        tiles.putIfAbsent(piece.getAsInt(), tile);
      }
    }
    return tiles;
  }

  /** Tiles at the quartiles of their counts, each piece once. */
  private List<Choice> chosen(SortedMap<Integer, Integer> tiles) {
    List<Integer> pieces = new ArrayList<>(tiles.keySet());
    pieces.sort(Comparator.comparing(this::count).thenComparing(piece -> piece));
    // Names by place in that order; of two wishes for one place the first counts.
    SortedMap<Integer, String> names = new TreeMap<>();
    if (!pieces.isEmpty()) {
      CHOSEN.forEach(
          wish ->
              names.putIfAbsent(
                  (int) Math.rint((pieces.size() - 1) * wish.getKey()), wish.getValue()));
    }
    List<Choice> chosen = new ArrayList<>();
    names.forEach(
        (at, name) -> chosen.add(new Choice(tiles.get(pieces.get(at)), pieces.get(at), name)));
    return chosen;
  }

  private double count(int piece) {
    return ((Counted) map.pieces().get(piece)).count();
  }

  private Row row(Choice choice, List<Neighbour> near) throws DataException {
    Counted counted = (Counted) map.pieces().get(choice.piece());
    String title =
        String.format(
            Locale.ROOT,
            "%s: tile %d, %d, N_S %.1f of %d, level %d (%.1f m a pixel)",
            choice.name(),
            choice.tile() % map.tiles().columns(),
            choice.tile() / map.tiles().columns(),
            counted.count(),
            samples,
            counted.level(),
            counted.level() * WorkingGrid.METRES);
    List<Cell> others = new ArrayList<>();
    for (Neighbour neighbour : near) {
      others.add(
          cell(neighbour.sample(), String.format(Locale.ROOT, "%.3f", neighbour.similarity())));
    }
    return new Row(title, cell(choice.piece(), "the tile's building"), others);
  }

  private Cell cell(int piece, String caption) throws DataException {
    PatchPlace.At place = (PatchPlace.At) map.scene().places().get(piece);
    List<Integer> near = map.scene().placement().near(place.window(), place.level());
    List<Geometry> others = new ArrayList<>();
    near.stream().filter(other -> other != piece).forEach(other -> others.addAll(shapes(other)));
    Crop crop =
        Crop.of(map.scene().image(), place.level(), place.window())
            .draw(others, OTHER)
            .draw(shapes(piece), OWN);
    return new Cell(crop, caption);
  }

  private List<Geometry> shapes(int piece) {
    return map.scene().pieces().get(piece).members().stream()
        .map(map.scene().footprints()::get)
        .map(Footprint::shape)
        .toList();
  }
}
