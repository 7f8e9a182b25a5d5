package org.cadalign.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class FootprintGroupsTest {
  private static final double CENTIMETRE = FootprintGroups.ONE_CENTIMETRE;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a whole wall             | POLYGON((10 0,20 0,20 10,10 10,10 0))           | 1",
        "a corner on a corner     | POLYGON((10 10,20 10,20 20,10 10))              | 1",
        "a corner on a wall       | POLYGON((10 5,20 0,20 10,10 5))                 | 2",
        "a blunt corner on a wall | POLYGON((10 5,20 0,20 10,10 5.1,10 5))          | 2",
        "a wall of 4.9 cm         | POLYGON((10 5,20 0,20 10,10 5.163,10 5))        | 2",
        "a wall of 5.1 cm         | POLYGON((10 5,20 0,20 10,10 5.17,10 5))         | 1",
        "half a wall each         | POLYGON((10 5,20 5,20 15,10 15,10 5))           | 1",
        "nine millimetres off it  | POLYGON((10.03 5,20 5,20 15,10.03 15,10.03 5))  | 1",
        "eleven millimetres off   | POLYGON((10.0367 2,20 2,20 8,10.0367 8,10.0367 2)) | 2",
        "a part of a wall         | POLYGON((10 2,20 2,20 8,10 8,10 2))             | 1",
        "our wall on their wall   | POLYGON((10 -20,30 0,10 20,10 -20))             | 1",
        "our corner on their wall | POLYGON((0 20,20 0,20 20,0 20))                 | 2",
        "corners nearly together  | POLYGON((10.02 10.02,20 10,20 20,10.02 10.02))  | 1",
        "corners not quite so     | POLYGON((10.03 10.03,20 10,20 20,10.03 10.03))  | 2",
        "crossing walls           | POLYGON((5 -5,6 -5,6 15,5 15,5 -5))             | 2",
        "inside, not touching     | POLYGON((4 4,6 4,6 6,4 4))                      | 2",
        "a second part            | MULTIPOLYGON(((50 50,60 50,60 60,50 50)),((10 0,11 0,11 1,10"
            + " 0))) | 1",
        "in a hole's corner       | POLYGON((-9 -9,30 -9,30 30,-9 -9),(0 0,12 0,12 12,0 0)) | 1"
      })
  void joinsWhatSharesAVertexOrAWall(String name, String other, int groups) throws ParseException {
    List<Footprint> pair = read("POLYGON((0 0,10 0,10 10,0 10,0 0))", other);
    assertThat(FootprintGroups.of(pair, CENTIMETRE)).as(name).hasSize(groups);
  }

  @Test
  void followsARowThrough() throws ParseException {
    List<Footprint> row =
        read(
            "POLYGON((20 0,30 0,30 10,20 10,20 0))",
            "POLYGON((50 0,60 0,60 10,50 10,50 0))",
            "POLYGON((0 0,10 0,10 10,0 10,0 0))",
            "POLYGON((10 0,20 0,20 10,10 10,10 0))");
    List<Group> groups = FootprintGroups.of(row, CENTIMETRE);
    assertThat(groups).extracting(Group::members).containsExactly(List.of(0, 2, 3), List.of(1));
    assertThat(groups.get(0).centroid()).isEqualTo(new Coordinate(15, 5));
    assertThat((Object) groups.get(0).envelope()).isEqualTo(new Envelope(0, 30, 0, 10));
  }

  @Test
  void weighsTheCentroidByArea() throws ParseException {
    List<Footprint> pair =
        read("POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((10 0,40 0,40 10,10 10,10 0))");
    Coordinate centroid = FootprintGroups.of(pair, CENTIMETRE).get(0).centroid();
    assertThat(centroid.distance(new Coordinate(20, 5))).isCloseTo(0, within(1e-9));
  }

  @Property(tries = 60)
  void agreesWithComparingAllPairs(@ForAll @IntRange(max = 100000) int seed) {
    List<Footprint> town = town(new SplittableRandom(seed));
    assertThat(FootprintGroups.of(town, CENTIMETRE))
        .extracting(Group::members)
        .isEqualTo(slowly(town));
  }

  /** Boxes and diamonds on a coarse raster, so that many touch, some by one corner on a wall. */
  private static List<Footprint> town(SplittableRandom random) {
    List<Footprint> town = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int x = random.nextInt(30);
      int y = random.nextInt(30);
      Envelope box = new Envelope(x, x + 1 + random.nextInt(4), y, y + 1 + random.nextInt(4));
      Geometry shape = new GeometryFactory().toGeometry(box);
      town.add(
          new Footprint(i, random.nextInt(3) == 0 ? diamond(x, y, 1 + random.nextInt(2)) : shape));
    }
    return town;
  }

  private static Geometry diamond(int x, int y, int radius) {
    Coordinate[] ring = {
      new Coordinate(x - radius, y),
      new Coordinate(x, y - radius),
      new Coordinate(x + radius, y),
      new Coordinate(x, y + radius),
      new Coordinate(x - radius, y)
    };
    return new GeometryFactory().createPolygon(ring);
  }

  private static List<List<Integer>> slowly(List<Footprint> town) {
    int[] label = new int[town.size()];
    for (int i = 0; i < label.length; i++) {
      label[i] = i;
    }
    for (int i = 0; i < label.length; i++) {
      for (int j = 0; j < i; j++) {
        if (share(town.get(i).shape(), town.get(j).shape())) {
          int from = Math.max(label[i], label[j]);
          int to = Math.min(label[i], label[j]);
          for (int k = 0; k < label.length; k++) {
            label[k] = label[k] == from ? to : label[k];
          }
        }
      }
    }
    TreeSet<Integer> labels = new TreeSet<>();
    for (int l : label) {
      labels.add(l);
    }
    return labels.stream()
        .map(
            l ->
                java.util.stream.IntStream.range(0, label.length)
                    .filter(i -> label[i] == l)
                    .boxed()
                    .toList())
        .toList();
  }

  /** By other means: a common corner, or two corners on the other's walls; on whole numbers. */
  private static boolean share(Geometry a, Geometry b) {
    for (Coordinate corner : a.getCoordinates()) {
      for (Coordinate other : b.getCoordinates()) {
        if (corner.distance(other) <= CENTIMETRE) {
          return true;
        }
      }
    }
    Set<Coordinate> contacts = new TreeSet<>();
    for (Coordinate corner : a.getCoordinates()) {
      if (b.getBoundary().distance(b.getFactory().createPoint(corner)) <= CENTIMETRE) {
        contacts.add(corner);
      }
    }
    for (Coordinate corner : b.getCoordinates()) {
      if (a.getBoundary().distance(a.getFactory().createPoint(corner)) <= CENTIMETRE) {
        contacts.add(corner);
      }
    }
    return contacts.size() > 1;
  }

  private static List<Footprint> read(String... shapes) throws ParseException {
    List<Footprint> footprints = new ArrayList<>();
    for (String shape : shapes) {
      footprints.add(new Footprint(footprints.size(), new WKTReader().read(shape)));
    }
    return footprints;
  }
}
