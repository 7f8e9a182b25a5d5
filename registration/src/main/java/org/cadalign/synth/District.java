package org.cadalign.synth;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cadalign.synth.GroundPlan.Kind;
import org.cadalign.synth.Parcel.Cover;

/**
 * How a part of a city is built.
 *
 * @param ground how it is cut up
 * @param houses what is built
 * @param yards what lies between
 */
record District(Ground ground, Houses houses, Yards yards) {

  /**
   * How ground is cut up and built on.
   *
   * @param block square metres of a block, about
   * @param parcel square metres of a parcel, about
   * @param street width of the streets between blocks, metres
   * @param skew most by which a cut is off the right angle, radians
   * @param setback from a parcel's border to the building, metres, uniform up to that
   * @param built share of a parcel's sides that a building takes, at least
   * @param vacant share of parcels without a building
   * @param order how buildings stand on their parcels
   */
  record Ground(
      double block,
      double parcel,
      double street,
      double skew,
      double setback,
      double built,
      double vacant,
      Order order) {}

  /** How buildings stand on their parcels. */
  enum Order {
    /** By themselves, at right angles. */
    DETACHED,
    /** By themselves, mostly filling parcels whatever their form. */
    CROWDED,
    /** Side by side along the street, sharing walls. */
    TERRACED
  }

  /**
   * What is built. Choices are made as often as they are listed.
   *
   * @param height metres, about
   * @param kinds of ground plans
   * @param roofs forms
   * @param materials of the roofs
   */
  record Houses(double height, List<Kind> kinds, List<Roof> roofs, List<Material> materials) {
    Houses {
      kinds = List.copyOf(kinds);
      roofs = List.copyOf(roofs);
      materials = List.copyOf(materials);
    }
  }

  /**
   * What lies between buildings.
   *
   * @param trees for each 100 square metres
   * @param fenced share of parcels with a fence
   * @param covers of the ground, chosen as often as they are listed
   */
  record Yards(double trees, double fenced, List<Cover> covers) {
    Yards {
      covers = List.copyOf(covers);
    }
  }

  /** The same quarter with buildings so many times as high. */
  District taller(double times) {
    Houses higher =
        new Houses(times * houses.height(), houses.kinds(), houses.roofs(), houses.materials());
    return new District(ground, higher, yards);
  }

  /** Crowded huts and houses, hardly a gap between them. */
  private static final District INFORMAL =
      new District(
          new Ground(2500, 70, 2.5, 0.3, 0.45, 0.85, 0.08, Order.CROWDED),
          new Houses(
              3,
              List.of(Kind.RECTANGLE, Kind.RECTANGLE, Kind.L),
              List.of(Roof.SHED, Roof.GABLE, Roof.GABLE),
              List.of(
                  Material.OLD_METAL,
                  Material.RUST,
                  Material.OLD_METAL,
                  Material.NEW_METAL,
                  Material.BLUE_METAL)),
          new Yards(0.5, 0.1, List.of(Cover.SOIL, Cover.SOIL, Cover.SOIL, Cover.SCRUB)));

  /** Houses in gardens. */
  private static final District SUBURB =
      new District(
          new Ground(9000, 420, 6.5, 0.08, 3.5, 0.5, 0.1, Order.DETACHED),
          new Houses(
              4.5,
              List.of(Kind.RECTANGLE, Kind.RECTANGLE, Kind.L, Kind.T, Kind.U, Kind.STEP),
              List.of(Roof.GABLE, Roof.HIP, Roof.HIP, Roof.FLAT),
              List.of(
                  Material.RED_TILE,
                  Material.DARK_TILE,
                  Material.NEW_METAL,
                  Material.OLD_METAL,
                  Material.GREEN_METAL,
                  Material.CONCRETE)),
          new Yards(1.6, 0.4, List.of(Cover.GRASS, Cover.GRASS, Cover.SCRUB, Cover.SOIL)));

  /** Houses that share walls along the street. */
  private static final District TERRACES =
      new District(
          new Ground(5000, 150, 7, 0.08, 2, 0.9, 0.04, Order.TERRACED),
          new Houses(
              6,
              List.of(Kind.RECTANGLE),
              List.of(Roof.GABLE, Roof.FLAT, Roof.GABLE),
              List.of(
                  Material.RED_TILE, Material.DARK_TILE, Material.CONCRETE, Material.OLD_METAL)),
          new Yards(1, 0.4, List.of(Cover.GRASS, Cover.GRASS, Cover.SCRUB, Cover.SOIL)));

  /** Blocks of flats, offices, courtyards. */
  private static final District CENTRE =
      new District(
          new Ground(4500, 230, 6.5, 0.08, 0.9, 0.8, 0.06, Order.DETACHED),
          new Houses(
              8,
              List.of(
                  Kind.RECTANGLE,
                  Kind.RECTANGLE,
                  Kind.L,
                  Kind.U,
                  Kind.T,
                  Kind.STEP,
                  Kind.COURTYARD),
              List.of(Roof.FLAT, Roof.FLAT, Roof.FLAT, Roof.GABLE, Roof.SHED),
              List.of(
                  Material.CONCRETE,
                  Material.CONCRETE,
                  Material.MEMBRANE,
                  Material.OLD_METAL,
                  Material.BLUE_METAL,
                  Material.RED_TILE)),
          new Yards(0.5, 0.4, List.of(Cover.PAVED, Cover.PAVED, Cover.SOIL, Cover.GRASS)));

  /** Scattered houses in fields and scrub. */
  private static final District VILLAGE =
      new District(
          new Ground(14_000, 700, 3.5, 0.3, 9, 0.3, 0.25, Order.DETACHED),
          new Houses(
              3.5,
              List.of(Kind.RECTANGLE, Kind.RECTANGLE, Kind.RECTANGLE, Kind.L, Kind.STEP),
              List.of(Roof.GABLE, Roof.GABLE, Roof.HIP, Roof.SHED),
              List.of(
                  Material.NEW_METAL,
                  Material.NEW_METAL,
                  Material.OLD_METAL,
                  Material.THATCH,
                  Material.RUST)),
          new Yards(
              2, 0.4, List.of(Cover.SCRUB, Cover.SCRUB, Cover.CROPS, Cover.SOIL, Cover.GRASS)));

  /** Halls and yards. */
  private static final District INDUSTRY =
      new District(
          new Ground(16_000, 2000, 9, 0.08, 6, 0.55, 0.12, Order.DETACHED),
          new Houses(
              7,
              List.of(Kind.RECTANGLE, Kind.RECTANGLE, Kind.L, Kind.U, Kind.COURTYARD),
              List.of(Roof.GABLE, Roof.FLAT, Roof.SHED),
              List.of(
                  Material.NEW_METAL,
                  Material.OLD_METAL,
                  Material.MEMBRANE,
                  Material.BLUE_METAL,
                  Material.RUST)),
          new Yards(0.3, 0.4, List.of(Cover.PAVED, Cover.PAVED, Cover.SOIL, Cover.GRASS)));

  /** All kinds by their names. */
  static final Map<String, District> NAMED =
      new TreeMap<>(
          Map.of(
              "informal", INFORMAL,
              "suburb", SUBURB,
              "terraces", TERRACES,
              "centre", CENTRE,
              "village", VILLAGE,
              "industry", INDUSTRY));
}
