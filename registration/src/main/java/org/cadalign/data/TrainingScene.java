package org.cadalign.data;

import java.util.ArrayList;
import java.util.List;
import org.cadalign.draw.Outline;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * An image in memory with its labels.
 *
 * @param name of the scene
 * @param raster its image
 * @param groups its labels' groups
 * @param outlines each group's rings, level-1 pixels, in the order of {@code groups}
 * @param weight how often samples are drawn of it, over what its size alone would give
 */
public record TrainingScene(
    String name, SceneRaster raster, List<Group> groups, List<Outline> outlines, double weight) {
  public TrainingScene {
    groups = List.copyOf(groups);
    outlines = List.copyOf(outlines);
    if (groups.size() != outlines.size()) {
      throw new IllegalArgumentException(
          groups.size() + " groups, " + outlines.size() + " outlines");
    }
  }

  /**
   * Groups footprints that share walls within a centimetre. Groups that do not touch the image are
   * left out: a sample around one of them would teach nothing.
   */
  public static TrainingScene of(String name, SceneRaster raster, List<Footprint> labels) {
    List<Footprint> footprints = labels.stream().filter(f -> !f.shape().isEmpty()).toList();
    Envelope image = new Envelope(0, raster.width(), 0, raster.height());
    List<Group> groups =
        FootprintGroups.of(footprints, FootprintGroups.ONE_CENTIMETRE).stream()
            .filter(group -> image.intersects(group.envelope()))
            .toList();
    return new TrainingScene(
        name, raster, groups, groups.stream().map(group -> outline(group, footprints)).toList(), 1);
  }

  private static Outline outline(Group group, List<Footprint> footprints) {
    return Outline.of(group.members().stream().map(m -> footprints.get(m).shape()).toList());
  }

  /** The same scene, drawn more or less often. */
  public TrainingScene withWeight(double other) {
    return new TrainingScene(name, raster, groups, outlines, other);
  }

  /**
   * The part of a scene inside a box; groups that reach out of it are left out.
   *
   * @param x first column, level-1 pixels, as {@link SceneRaster#cropped} takes it, and so on
   */
  private TrainingScene cropped(int x, int y, int right, int bottom) {
    Envelope box = new Envelope(x, right, y, bottom);
    List<Group> inside = new ArrayList<>();
    List<Outline> theirs = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      if (box.contains(group.envelope())) {
        Coordinate centre = group.centroid();
        Envelope moved = new Envelope(group.envelope());
        moved.translate(-x, -y);
        inside.add(new Group(group.members(), new Coordinate(centre.x - x, centre.y - y), moved));
        theirs.add(outlines.get(i).moved(-x, -y));
      }
    }
    return new TrainingScene(name, raster.cropped(x, y, right, bottom), inside, theirs, weight);
  }

  /**
   * Cuts the scene in two across its longer side, so that about a share of its groups lies in the
   * second part, the one to the right or below.
   *
   * @param share of the groups, more than 0 and less than 1
   * @return both parts; groups on the cut are in neither
   */
  public List<TrainingScene> cut(double share) {
    boolean wide = raster.width() >= raster.height();
    int length = wide ? raster.width() : raster.height();
    double[] places =
        groups.stream().mapToDouble(g -> wide ? g.centroid().x : g.centroid().y).sorted().toArray();
    int last = Math.max(0, Math.min(places.length - 1, (int) ((1 - share) * places.length)));
    double place = places.length == 0 ? (1 - share) * length : places[last];
    int most = (length - 1) / SceneRaster.CUT * SceneRaster.CUT;
    int nearest = (int) Math.round(place / SceneRaster.CUT) * SceneRaster.CUT;
    int at = Math.max(SceneRaster.CUT, Math.min(most, nearest));
    return wide
        ? List.of(
            cropped(0, 0, at, raster.height()), cropped(at, 0, raster.width(), raster.height()))
        : List.of(
            cropped(0, 0, raster.width(), at), cropped(0, at, raster.width(), raster.height()));
  }

  /** Number of buildings. */
  public int buildings() {
    return groups.stream().mapToInt(group -> group.members().size()).sum();
  }
}
