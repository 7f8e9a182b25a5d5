package org.cadalign.run;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cadalign.align.Pins;
import org.cadalign.data.Group;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Feature;
import org.cadalign.layer.Layer;
import org.cadalign.layer.LayerRead;
import org.cadalign.match.Reach;
import org.cadalign.scene.SceneImage;
import org.cadalign.scene.SceneLayer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The features that a user chose, and those around them, without which buildings would be matched
 * as if they stood alone: what is said of a building must not depend on what else was chosen.
 *
 * @param whole all features of the layer
 * @param taken positions in {@code whole} of the features that are aligned, ascending
 * @param chosen positions among those of the features that are wanted, ascending
 */
record Selection(Layer whole, List<Integer> taken, List<Integer> chosen) {
  // Networks pool over neighbours up to 375 m away, at every level.
  private static final double AROUND = 400 / Reach.METRES_PER_PIXEL;

  Selection {
    taken = List.copyOf(taken);
    chosen = List.copyOf(chosen);
  }

  /**
   * Takes what was chosen, what moves with it, and what lies within 400 m of it on the ground.
   *
   * @throws DataException if no way between the systems of layer and image is known
   */
  static Selection of(LayerRead read, SceneImage image) throws DataException {
    List<Integer> all = IntStream.range(0, read.layer().features().size()).boxed().toList();
    return read.chosen().equals(all)
        ? new Selection(read.layer(), all, all)
        : around(read, SceneLayer.of(read.layer(), image));
  }

  /**
   * Takes what was chosen, and what is around it.
   *
   * @param scene the same layer on its image
   */
  static Selection around(LayerRead read, SceneLayer scene) {
    TreeSet<Integer> taken = new TreeSet<>(read.chosen());
    takeAround(scene, taken);
    List<Integer> all = List.copyOf(taken);
    TreeSet<Integer> chosen = new TreeSet<>(read.chosen());
    return new Selection(
        read.layer(),
        all,
        IntStream.range(0, all.size()).filter(i -> chosen.contains(all.get(i))).boxed().toList());
  }

  private static void takeAround(SceneLayer layer, TreeSet<Integer> taken) {
    STRtree places = new STRtree();
    for (Group group : layer.groups()) {
      if (isTaken(layer, group, taken)) {
        Envelope around = new Envelope(group.envelope());
        around.expandBy(AROUND);
        places.insert(around, group);
      }
    }
    for (Group group : layer.groups()) {
      if (isTaken(layer, group, taken) || !places.query(group.envelope()).isEmpty()) {
        group.members().forEach(member -> taken.add(feature(layer, member)));
      }
    }
  }

  private static boolean isTaken(SceneLayer layer, Group group, TreeSet<Integer> taken) {
    return group.members().stream().anyMatch(member -> taken.contains(feature(layer, member)));
  }

  private static int feature(SceneLayer layer, int member) {
    return layer.footprints().get(member).feature();
  }

  /** What is aligned. */
  Layer layer() {
    return whole.only(taken);
  }

  /** What is wanted, as it was read. */
  Layer wanted() {
    return layer().only(chosen);
  }

  /** What is not aligned. */
  List<Feature> passedOver() {
    TreeSet<Integer> aligned = new TreeSet<>(taken);
    return IntStream.range(0, whole.features().size())
        .filter(i -> !aligned.contains(i))
        .mapToObj(whole.features()::get)
        .toList();
  }

  /**
   * Features of what is aligned that must not move.
   *
   * @throws DataException if the layer has no feature of an id
   */
  Pins pins(List<String> ids) throws DataException {
    TreeMap<Integer, Integer> places = new TreeMap<>();
    IntStream.range(0, taken.size()).forEach(i -> places.put(taken.get(i), i));
    TreeSet<Integer> pinned = new TreeSet<>();
    for (int feature : Pins.byId(whole, ids).features()) {
      Optional.ofNullable(places.get(feature)).ifPresent(pinned::add);
    }
    return new Pins(pinned);
  }
}
