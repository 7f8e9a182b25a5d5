package org.cadalign.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cadalign.align.AddedColumns;

/**
 * What was found, by piece, by feature and by tile.
 *
 * @param scene what it is of
 * @param pieces what is said of each
 * @param tiles that stand for them
 */
record TrustMap(Surroundings scene, List<PieceTrust> pieces, Tiles tiles) {
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
    return AddedColumns.append(
        scene.layer(), TrustColumns.ALL, i -> TrustColumns.values(features.get(i)));
  }
}
