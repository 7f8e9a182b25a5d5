package org.cadalign.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cadalign.confidence.ExpectedError;
import org.cadalign.field.Displacement;
import org.cadalign.raster.ImageOptions;
import org.cadalign.scene.SceneImage;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

class PageSizeTest {
  private static final int BUILDINGS = 20_000;
  private static final int MOST = 15_000_000;

  @TempDir private Path folder;

  @Test
  void twentyThousandBuildingsFit() throws Exception {
    Path file = TinyTown.utm().image(folder.resolve("town.tif"));
    try (SceneImage image = SceneImage.open(file, ImageOptions.defaults())) {
      RunFolder run =
          new RunFolder(
              folder, JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode());
      Report report =
          new Report(
              run,
              image,
              TinyTown.utm().truth(),
              List.of("name", "use", "owner"),
              buildings(),
              Optional.empty());
      String page = new Page(report, Optional.empty()).html();
      assertThat(page.length()).isLessThan(MOST - Imagery.MOST_BYTES);
      Path kept = Files.writeString(folder.resolve("report.html"), page);
      assertThat(Chromium.installed().open(kept, folder).dom()).contains("data-ready=");
    }
  }

  private static List<Building> buildings() {
    SplittableRandom random = new SplittableRandom(3);
    List<Building> all = new ArrayList<>();
    for (int i = 0; i < BUILDINGS; i++) {
      Geometry before = house(random);
      double dx = 3 * random.nextGaussian();
      all.add(
          new Building(
              i + 1,
              "way/" + (100_000_000 + i),
              "aligned",
              new Displacement(dx, 1),
              Optional.of(new ExpectedError(random.nextDouble(), 1 + random.nextDouble(), 0.9)),
              Optional.of(random.nextDouble()),
              Optional.of(before),
              Optional.of(AffineTransformation.translationInstance(dx, 1).transform(before)),
              List.of("house " + i, "residential", "somebody")));
    }
    return all;
  }

  private static Geometry house(SplittableRandom random) {
    double x = TinyTown.WIDTH * random.nextDouble();
    double y = TinyTown.HEIGHT * random.nextDouble();
    Coordinate[] ring = new Coordinate[13];
    for (int i = 0; i < 12; i++) {
      double r = 20 + 10 * random.nextDouble();
      ring[i] = new Coordinate(x + r * Math.cos(i * 0.52), y + r * Math.sin(i * 0.52));
    }
    ring[12] = ring[0].copy();
    return new GeometryFactory().createPolygon(ring);
  }
}
