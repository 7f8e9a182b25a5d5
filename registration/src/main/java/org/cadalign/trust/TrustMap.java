package org.cadalign.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.AddedColumns;
import org.cadalign.layer.Field;
import org.cadalign.trust.PieceTrust.Counted;

/**
 * What was found, by piece, by feature and by tile.
 *
 * @param scene what it is of
 * @param pieces what is said of each
 * @param tiles that stand for them
 */
record TrustMap(Surroundings scene, List<PieceTrust> pieces, Tiles tiles) {
  private static final List<Field> COLUMNS =
      List.of(
          new Field("n_s", Field.Type.REAL),
          new Field("n_eff", Field.Type.REAL),
          new Field("denoising_factor", Field.Type.REAL),
          new Field("predicted_residual_m", Field.Type.REAL),
          new Field("level", Field.Type.INTEGER),
          new Field("status", Field.Type.TEXT));

  TrustMap {
    pieces = List.copyOf(pieces);
  }

  /** What is said of each feature of the layer: that of its piece. */
  List<PieceTrust> features() {
    List<PieceTrust> features =
        new ArrayList<>(
            Collections.nCopies(scene.layer().features().size(), PieceTrust.withoutPolygon()));
    for (int piece = 0; piece < pieces.size(); piece++) {
      for (int member : scene.pieces().get(piece).members()) {
        features.set(scene.footprints().get(member).feature(), pieces.get(piece));
      }
    }
    return features;
  }

  /** Of the piece that a tile stands for. */
  Optional<PieceTrust> tile(int tile) {
    return tiles.pieces().get(tile).stream().mapToObj(pieces::get).findFirst();
  }

  /** The layer as it was, with columns. */
  AddedColumns columns() {
    List<PieceTrust> features = features();
    return AddedColumns.append(scene.layer(), COLUMNS, i -> values(features.get(i)));
  }

  private static List<Optional<Object>> values(PieceTrust trust) {
    Optional<Object> status = Optional.of(trust.status());
    if (!(trust instanceof Counted counted)) {
      Optional<Object> none = Optional.empty();
      return List.of(none, none, none, none, none, status);
    }
    return List.of(
        Optional.of(counted.count()),
        counted.denoised().map(Denoising.Denoised::effective),
        counted.denoised().map(Denoising.Denoised::factor),
        counted.residualMetres().map(v -> (Object) v),
        Optional.of((long) counted.level()),
        status);
  }
}
