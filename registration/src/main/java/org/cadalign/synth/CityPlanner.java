package org.cadalign.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cadalign.noise.Streams;
import org.locationtech.jts.geom.Coordinate;

/**
 * Plans a city: quarters, each of one kind of {@link District}, cut into blocks by streets, those
 * into parcels, and on the parcels buildings, gardens and trees. Everything follows from the seed.
 */
final class CityPlanner {
  /** What is planned outside the square, so that nothing ends at its border, metres. */
  private static final double MARGIN = 40;

  private static final double QUARTER = 40_000;
  private static final double MAIN_STREET = 9;
  private static final double CARS_EVERY = 30;
  private static final List<Rgb> CAR_COLOURS =
      List.of(
          Rgb.grey(0.75),
          Rgb.grey(0.85),
          Rgb.grey(0.12),
          Rgb.grey(0.4),
          new Rgb(0.5, 0.1, 0.1),
          new Rgb(0.1, 0.2, 0.45));

  private final double side;
  private final List<District> districts;
  private final SplittableRandom random;
  private final List<ConvexArea> blocks = new ArrayList<>();
  private final List<Parcel> parcels = new ArrayList<>();
  private final List<Building> buildings = new ArrayList<>();
  private final List<Tree> trees = new ArrayList<>();
  private final List<Car> cars = new ArrayList<>();

  private CityPlanner(double side, List<District> districts, long seed) {
    this.side = side;
    this.districts = districts;
    this.random = Streams.of(seed, 0);
  }

  /**
   * Plans a city.
   *
   * @param side of the square, ground metres
   * @param districts that its quarters are chosen from, as often as they are listed
   */
  static CityPlan plan(double side, List<District> districts, long seed) {
    return new CityPlanner(side, districts, seed).plan();
  }

  private CityPlan plan() {
    ConvexArea ground = ConvexArea.rectangle(-MARGIN, -MARGIN, side + MARGIN, side + MARGIN);
    for (ConvexArea quarter : new Subdivision(random, 0.35).parts(ground, QUARTER, MAIN_STREET)) {
      District district = districts.get(random.nextInt(districts.size()));
      District.Ground way = district.ground();
      Subdivision cuts = new Subdivision(random, way.skew());
      for (ConvexArea block : cuts.parts(quarter, way.block(), way.street())) {
        blocks.add(block);
        parkAlong(block);
        build(block, district, cuts);
      }
    }
    return new CityPlan(side, blocks, parcels, buildings, trees, cars);
  }

  private void build(ConvexArea block, District district, Subdivision cuts) {
    ConvexArea inner = block.shrunk(0.5 + random.nextDouble());
    if (inner.isEmpty()) {
      return;
    }
    boolean rows = district.ground().order() == District.Order.TERRACED;
    for (ConvexArea area :
        rows ? strips(inner) : cuts.parts(inner, district.ground().parcel(), 0)) {
      ParcelBuilder builder = new ParcelBuilder(district, area, random.split());
      builder.building().ifPresent(buildings::add);
      parcels.add(builder.parcel());
      trees.addAll(builder.trees());
    }
  }

  /** Narrow parcels side by side, in one or two rows. */
  private List<ConvexArea> strips(ConvexArea block) {
    Frame frame = block.frame();
    Frame.Span span = frame.span(block);
    double width = 5 + 4 * random.nextDouble();
    double middle = (span.near() + span.far()) / 2;
    List<ConvexArea> strips = new ArrayList<>();
    for (double from = span.left(); from < span.right(); from += width) {
      ConvexArea strip = frame.between(block, from, from + width);
      if (span.depth() > 36) {
        addLarge(frame.within(strip, span.near(), middle), strips);
        addLarge(frame.within(strip, middle, span.far()), strips);
      } else {
        addLarge(strip, strips);
      }
    }
    return strips;
  }

  private static void addLarge(ConvexArea strip, List<ConvexArea> strips) {
    if (!strip.isEmpty() && strip.area() > 40) {
      strips.add(strip);
    }
  }

  private void parkAlong(ConvexArea block) {
    List<Coordinate> corners = block.corners();
    for (int i = 0; i < corners.size(); i++) {
      Coordinate from = corners.get(i);
      Coordinate to = corners.get((i + 1) % corners.size());
      Frame frame = Frame.along(from, to);
      for (double at = 8; at < from.distance(to) - 8; at += 6 + CARS_EVERY * random.nextDouble()) {
        if (random.nextDouble() < 0.5) {
          Coordinate place = frame.at(at, -1.6 - 0.4 * random.nextDouble());
          cars.add(car(new Frame(place, frame.x(), frame.y())));
        }
      }
    }
  }

  private Car car(Frame frame) {
    Rgb colour = CAR_COLOURS.get(random.nextInt(CAR_COLOURS.size())).near(random, 0.2);
    return new Car(frame, 3.8 + random.nextDouble(), 1.6 + 0.3 * random.nextDouble(), colour);
  }
}
