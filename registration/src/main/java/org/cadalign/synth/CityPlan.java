package org.cadalign.synth;

import java.util.List;

/**
 * What stands where in a city.
 *
 * @param side of the square that it fills, ground metres; some of it stands outside
 * @param blocks between the streets
 * @param parcels on the blocks
 * @param buildings in the order of their numbers
 * @param trees and bushes
 * @param cars on the streets
 */
record CityPlan(
    double side,
    List<ConvexArea> blocks,
    List<Parcel> parcels,
    List<Building> buildings,
    List<Tree> trees,
    List<Car> cars) {
  CityPlan {
    blocks = List.copyOf(blocks);
    parcels = List.copyOf(parcels);
    buildings = List.copyOf(buildings);
    trees = List.copyOf(trees);
    cars = List.copyOf(cars);
  }
}
