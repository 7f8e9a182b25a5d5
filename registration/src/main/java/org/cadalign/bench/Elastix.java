package org.cadalign.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.cadalign.data.Footprint;
import org.cadalign.draw.MapDrawing;
import org.cadalign.draw.MapRaster;
import org.cadalign.draw.Outline;
import org.cadalign.gate.DataException;
import org.cadalign.scene.SceneLayer;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * The registration program elastix: the map drawn grey is the fixed image, the photograph the
 * moving one, and what it finds carries every vertex.
 *
 * @param parameters folder with translation.txt and bspline.txt
 * @param seed of its sampling of pixels
 * @param elastix runs it, or remembers what it answered
 */
record Elastix(Path parameters, int seed, ElastixRun elastix) implements Rival {
  private static final List<String> STAGES = List.of("translation", "bspline");
  private static final float FILL = 150;
  private static final float EDGE = 100;

  @Override
  public List<Footprint> place(TestScene scene, SceneLayer misaligned)
      throws DataException, IOException {
    Photograph photograph = Photograph.of(scene.image(), 1);
    Iterator<Coordinate> moved = elastix.carry(input(photograph, misaligned)).iterator();
    return misaligned.footprints().stream()
        .map(f -> new Footprint(f.feature(), withVertices(f.shape(), moved)))
        .toList();
  }

  private ElastixInput input(Photograph photograph, SceneLayer misaligned) throws IOException {
    return new ElastixInput(
        photograph.width(),
        photograph.height(),
        map(photograph, misaligned),
        photograph.grey(),
        stages(),
        misaligned.footprints().stream()
            .flatMap(f -> Stream.of(f.shape().getCoordinates()))
            .toList());
  }

  private static float[] map(Photograph photograph, SceneLayer misaligned) {
    List<Outline> outlines =
        misaligned.footprints().stream().map(f -> Outline.of(f.shape())).toList();
    MapRaster raster = MapDrawing.standard().draw(outlines, photograph.window());
    float[] grey = new float[raster.fill().length];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = FILL * raster.fill()[i] + EDGE * raster.edge()[i];
    }
    return grey;
  }

  private List<String> stages() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String stage : STAGES) {
      String text = Files.readString(parameters.resolve(stage + ".txt"));
      texts.add(text.replace("(RandomSeed 1)", "(RandomSeed " + seed + ")"));
    }
    return texts;
  }

  /** A geometry with other vertices in the order of its own. */
  private static Geometry withVertices(Geometry shape, Iterator<Coordinate> vertices) {
    return new GeometryEditor()
        .edit(
            shape,
            new GeometryEditor.CoordinateOperation() {
              @Override
              public Coordinate[] edit(Coordinate[] ring, Geometry part) {
                return Stream.generate(vertices::next)
                    .limit(ring.length)
                    .toArray(Coordinate[]::new);
              }
            });
  }
}
