package org.cadalign.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cadalign.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** The photograph of a plan under a look, window by window. */
final class Photograph {
  private static final int FINE = 2;

  private final double pixel;
  private final GroundPainter ground;
  private final Camera camera;
  private final Look look;
  private final STRtree index = new STRtree();

  /**
   * Sets the camera up.
   *
   * @param pixel ground metres of a pixel
   * @param seed of the ground's texture and the sensor's noise
   */
  Photograph(CityPlan plan, Look look, double pixel, long seed) {
    this.pixel = pixel;
    this.look = look;
    this.ground = new GroundPainter(look, seed);
    this.camera = new Camera(look, FINE, new ValueNoise(seed + 1));
    things(plan).forEach(thing -> index.insert(thing.reach, thing));
    index.build();
  }

  /**
   * Interleaved bands of a window, row by row.
   *
   * @param window pixels of the photograph
   */
  byte[] read(Window window) {
    int reach = Camera.REACH;
    Canvas canvas =
        new Canvas(
            (window.x() - reach) * pixel,
            (window.y() - reach) * pixel,
            pixel / FINE,
            (window.width() + 2 * reach) * FINE,
            (window.height() + 2 * reach) * FINE);
    ground.street(canvas);
    for (Thing thing : seen(window)) {
      canvas.raise(0);
      thing.painting.onto(canvas);
    }
    Rgb sky = Rgb.grey(look.skylight()).times(new Rgb(0.94, 0.99, 1.1));
    return camera.photograph(
        canvas.lit(Rgb.grey(1 - look.skylight()), sky),
        window.x(),
        window.y(),
        window.width(),
        window.height());
  }

  /** What reaches into a window, from the ground up. */
  private List<Thing> seen(Window window) {
    Envelope box =
        new Envelope(
            window.x() * pixel,
            (window.x() + window.width()) * pixel,
            window.y() * pixel,
            (window.y() + window.height()) * pixel);
    box.expandBy(Camera.REACH * pixel);
    List<Thing> seen = new ArrayList<>();
    for (Object found : index.query(box)) {
      seen.add((Thing) found);
    }
    seen.sort(Comparator.comparingDouble(Thing::level).thenComparingInt(Thing::number));
    return seen;
  }

  private List<Thing> things(CityPlan plan) {
    BuildingPainter buildings = new BuildingPainter(look);
    PlantPainter plants = new PlantPainter(look);
    CarPainter cars = new CarPainter(look);
    List<Thing> things = new ArrayList<>();
    for (ConvexArea block : plan.blocks()) {
      add(things, -2, box(block), 0, canvas -> ground.block(canvas, block));
    }
    for (Parcel parcel : plan.parcels()) {
      add(things, -1, box(parcel.area()), 2, canvas -> ground.parcel(canvas, parcel));
    }
    for (Car car : plan.cars()) {
      Envelope box = new Envelope(car.frame().origin());
      box.expandBy(car.length());
      add(things, 0, box, 2, canvas -> cars.paint(canvas, car));
    }
    for (Building building : plan.buildings()) {
      Envelope box = building.footprint().getEnvelopeInternal();
      add(things, building.height(), box, building.height(), c -> buildings.paint(c, building));
    }
    for (Tree tree : plan.trees()) {
      Envelope box = new Envelope(tree.place());
      box.expandBy(1.2 * tree.radius());
      add(things, tree.height(), box, tree.height(), c -> plants.paint(c, tree));
    }
    return things;
  }

  private static Envelope box(ConvexArea area) {
    return area.polygon().getEnvelopeInternal();
  }

  /** Adds a thing that stands on a box, and reaches as far as shadow and lean of its height do. */
  private void add(
      List<Thing> things, double level, Envelope stands, double height, Painting painting) {
    Envelope reach = new Envelope(stands);
    Envelope shadow = new Envelope(stands);
    double longest = height + 2;
    shadow.translate(longest * look.sun().shadow().x, longest * look.sun().shadow().y);
    reach.expandToInclude(shadow);
    Envelope leaning = new Envelope(stands);
    leaning.translate(longest * look.lean().x, longest * look.lean().y);
    reach.expandToInclude(leaning);
    reach.expandBy(1);
    things.add(new Thing(things.size(), level, reach, painting));
  }

  private interface Painting {
    void onto(Canvas canvas);
  }

  private record Thing(int number, double level, Envelope reach, Painting painting) {}
}
