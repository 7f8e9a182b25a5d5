package org.cadalign.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cadalign.synth.Frame.Span;
import org.locationtech.jts.geom.Coordinate;

/** What stands on one parcel. */
final class ParcelBuilder {
  private static final double SMALLEST = 3;
  private static final double BUSH = 2;

  private final District district;
  private final ConvexArea area;
  private final SplittableRandom random;
  private final Optional<GroundPlan> plan;
  private final Parcel.Cover cover;

  ParcelBuilder(District district, ConvexArea area, SplittableRandom random) {
    this.district = district;
    this.area = area;
    this.random = random;
    this.plan = random.nextDouble() < district.ground().vacant() ? Optional.empty() : plan();
    this.cover = pick(district.yards().covers());
  }

  private Optional<GroundPlan> plan() {
    return district.ground().order() == District.Order.TERRACED ? terraced() : detached();
  }

  Parcel parcel() {
    boolean fenced = random.nextDouble() < district.yards().fenced();
    return new Parcel(area, cover, fenced, random.nextLong());
  }

  Optional<Building> building() {
    return plan.map(this::roofed);
  }

  private Building roofed(GroundPlan ground) {
    Material material = pick(district.houses().materials());
    Roof roof = fitting(pick(district.houses().roofs()), material);
    double height = district.houses().height() * (0.7 + 0.6 * random.nextDouble());
    double storeys = random.nextDouble() < 0.15 ? 1 + 2 * random.nextDouble() : 1;
    double worn = Math.pow(random.nextDouble(), 1.5);
    Rgb colour = material.colour().near(random, material.spread());
    return new Building(ground, height * storeys, roof, material, colour, worn, random.nextLong());
  }

  /** Tiles and straw need a slope, slabs need none. */
  private static Roof fitting(Roof roof, Material material) {
    return switch (material.pattern()) {
      case SLAB -> Roof.FLAT;
      case TILES, STRAW -> roof == Roof.FLAT || roof == Roof.SHED ? Roof.GABLE : roof;
      case SHEETS -> roof == Roof.FLAT ? Roof.SHED : roof;
    };
  }

  /** A building that reaches from side to side, near the street. */
  private Optional<GroundPlan> terraced() {
    Frame frame = area.frame();
    // The strips are cut across the block: their long sides are the shared walls.
    Span span = frame.span(area);
    double front = district.ground().setback();
    double depth = Math.min(span.length() - front - 1, 8 + 3 * random.nextDouble());
    ConvexArea built = frame.between(area, span.left() + front, span.left() + front + depth);
    return built.corners().size() == 4 && depth > 2 * SMALLEST && buildable(built)
        ? Optional.of(GroundPlan.quadrilateral(built))
        : Optional.empty();
  }

  private Optional<GroundPlan> detached() {
    ConvexArea inner = area.shrunk(0.15 + district.ground().setback() * random.nextDouble());
    if (inner.isEmpty()) {
      return Optional.empty();
    }
    boolean crowded = district.ground().order() == District.Order.CROWDED;
    if (crowded && inner.corners().size() == 4 && random.nextDouble() < 0.7) {
      return Optional.of(inner).filter(ParcelBuilder::buildable).map(GroundPlan::quadrilateral);
    }
    return rectangle(inner);
  }

  private Optional<GroundPlan> rectangle(ConvexArea inner) {
    Frame frame = inner.frame();
    Span whole = frame.span(inner);
    double along = whole.left() + whole.length() * (0.35 + 0.3 * random.nextDouble());
    double in = whole.near() + whole.depth() * (0.35 + 0.3 * random.nextDouble());
    double longer = Math.max(district.ground().built(), 0.5 + 0.5 * random.nextDouble());
    double shorter = Math.max(district.ground().built(), 0.5 + 0.5 * random.nextDouble());
    Span span =
        new Span(
            along - longer * whole.length() / 2,
            along + longer * whole.length() / 2,
            in - shorter * whole.depth() / 2,
            in + shorter * whole.depth() / 2);
    for (int tries = 0; tries < 24; tries++) {
      ConvexArea rectangle = frame.rectangle(span);
      if (rectangle.corners().stream().allMatch(inner::contains)) {
        return buildable(rectangle)
            ? Optional.of(GroundPlan.of(kind(span), frame, span, random))
            : Optional.empty();
      }
      span = span.shrunk(along, in, 0.9);
    }
    return Optional.empty();
  }

  private GroundPlan.Kind kind(Span span) {
    GroundPlan.Kind kind = pick(district.houses().kinds());
    double shortest = Math.min(span.length(), span.depth());
    boolean room = shortest > (kind == GroundPlan.Kind.COURTYARD ? 18 : 8);
    return room ? kind : GroundPlan.Kind.RECTANGLE;
  }

  private static boolean buildable(ConvexArea area) {
    List<Coordinate> corners = area.corners();
    for (int i = 0; i < corners.size(); i++) {
      if (corners.get(i).distance(corners.get((i + 1) % corners.size())) < SMALLEST) {
        return false;
      }
    }
    return true;
  }

  /** Trees anywhere on the parcel; some of them hide a part of the roof. */
  List<Tree> trees() {
    double open = area.area() - plan.map(p -> p.footprint().getArea()).orElse(0.0);
    double expected = district.yards().trees() * Math.max(open, 10) / 100;
    int count = (int) Math.floor(expected * 2 * random.nextDouble() + random.nextDouble());
    List<Tree> trees = new ArrayList<>();
    Frame frame = area.frame();
    Span span = frame.span(area);
    for (int i = 0; i < 3 * count && trees.size() < count; i++) {
      Coordinate place =
          frame.at(
              span.left() + span.length() * random.nextDouble(),
              span.near() + span.depth() * random.nextDouble());
      double radius = 0.6 + 4 * random.nextDouble() * random.nextDouble();
      if (area.contains(place) && stands(place, radius)) {
        double height = radius < BUSH ? radius : radius * (1.2 + random.nextDouble());
        trees.add(new Tree(place, radius, height, random.nextLong()));
      }
    }
    return trees;
  }

  /** Whether the trunk stands outside the building, and a bush altogether. */
  private boolean stands(Coordinate place, double radius) {
    if (plan.isEmpty()) {
      return true;
    }
    double free =
        plan.get().footprint().distance(plan.get().footprint().getFactory().createPoint(place));
    return free > (radius < BUSH ? radius * 0.8 : radius * 0.45);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
