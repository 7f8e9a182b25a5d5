package org.cadalign.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
 */
record Elastix(Path parameters, int seed) implements Rival {
  /** What to tell a user who lacks it. */
  static final String INSTALL = "install it to compare with it: apt-get install elastix";

  private static final List<String> STAGES = List.of("translation", "bspline");
  private static final float FILL = 150;
  private static final float EDGE = 100;

  /** Whether its programs are on the path. */
  static boolean isInstalled() {
    List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator, -1));
    return Stream.of("elastix", "transformix")
        .allMatch(
            program -> folders.stream().anyMatch(f -> Files.isExecutable(Path.of(f, program))));
  }

  @Override
  public List<Footprint> place(TestScene scene, SceneLayer misaligned)
      throws DataException, IOException {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path folder = scratch.path();
      Photograph photograph = Photograph.of(scene.image(), 1);
      Path moving = folder.resolve("moving.mhd");
      ElastixFiles.writeImage(moving, photograph.width(), photograph.height(), photograph.grey());
      Path fixed = folder.resolve("fixed.mhd");
      ElastixFiles.writeImage(
          fixed, photograph.width(), photograph.height(), map(photograph, misaligned));
      register(folder, fixed, moving);
      return carried(folder, misaligned.footprints());
    }
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

  private void register(Path folder, Path fixed, Path moving) throws IOException {
    List<String> command = new ArrayList<>(List.of("elastix", "-f", fixed.toString()));
    command.addAll(List.of("-m", moving.toString(), "-out", folder.toString(), "-threads", "1"));
    for (String stage : STAGES) {
      Path file = folder.resolve(stage + ".txt");
      String text = Files.readString(parameters.resolve(stage + ".txt"));
      Files.writeString(file, text.replace("(RandomSeed 1)", "(RandomSeed " + seed + ")"));
      command.addAll(List.of("-p", file.toString()));
    }
    run(folder, command);
  }

  private static List<Footprint> carried(Path folder, List<Footprint> footprints)
      throws IOException {
    Path points = folder.resolve("points.txt");
    ElastixFiles.writePoints(
        points, footprints.stream().flatMap(f -> Stream.of(f.shape().getCoordinates())).toList());
    Path found = folder.resolve("TransformParameters." + (STAGES.size() - 1) + ".txt");
    run(
        folder,
        List.of(
            "transformix",
            "-def",
            points.toString(),
            "-out",
            folder.toString(),
            "-tp",
            found.toString()));
    Iterator<Coordinate> moved =
        ElastixFiles.readPoints(folder.resolve("outputpoints.txt")).iterator();
    return footprints.stream()
        .map(f -> new Footprint(f.feature(), withVertices(f.shape(), moved)))
        .toList();
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

  private static void run(Path folder, List<String> command) throws IOException {
    Path log = folder.resolve("console.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(command.get(0) + " ended with code " + code);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(command.get(0) + " was interrupted", e);
    }
  }
}
