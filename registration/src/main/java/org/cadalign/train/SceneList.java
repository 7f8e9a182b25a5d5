package org.cadalign.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cadalign.gate.DataException;
import org.cadalign.layer.Layer;
import org.cadalign.layer.Layers;

/**
 * The scenes of a training: those of one manifest, or of several.
 *
 * @param scenes in their order, names unique
 */
public record SceneList(List<Scene> scenes) {
  public SceneList {
    scenes = List.copyOf(scenes);
    Set<String> names = new HashSet<>();
    for (Scene scene : scenes) {
      if (!names.add(scene.name())) {
        throw new IllegalArgumentException("two scenes are named " + scene.name());
      }
    }
  }

  /**
   * A scene, and where its files are.
   *
   * @param entry of its manifest
   * @param root folder that the entry's paths count from
   * @param weight how often samples are drawn of it, over what its size alone would give
   */
  public record Scene(Manifest.Entry entry, Path root, double weight) {
    public Scene {
      if (!(weight > 0) || !Double.isFinite(weight)) {
        throw new IllegalArgumentException("a scene's weight is greater than 0, not " + weight);
      }
    }

    String name() {
      return entry.name();
    }

    Path image() {
      return root.resolve(entry.image());
    }

    Path layer() {
      return root.resolve(entry.layer());
    }

    /** Reads the layer that is exactly right; only where there is one. */
    public Layer readTruth() throws DataException {
      return Layers.read(root.resolve(entry.truth()), entry.layerOptions()).layer();
    }
  }

  /** The scenes of one manifest. */
  public static SceneList of(Manifest manifest, Path root) {
    return new SceneList(
        manifest.scenes().stream().map(entry -> new Scene(entry, root, 1)).toList());
  }

  /**
   * These scenes and those of another manifest.
   *
   * @param weight of the others, as in {@link Scene}
   */
  public SceneList and(Manifest manifest, Path root, double weight) {
    List<Scene> all = new ArrayList<>(scenes);
    manifest.scenes().forEach(entry -> all.add(new Scene(entry, root, weight)));
    return new SceneList(all);
  }

  /** The scenes for one use. */
  public List<Scene> of(Manifest.Split split) {
    return scenes.stream().filter(scene -> scene.entry().split() == split).toList();
  }

  /** The scenes that a training sees: to train and to tune on. */
  public List<Scene> seen() {
    List<Scene> seen = new ArrayList<>(of(Manifest.Split.train));
    seen.addAll(of(Manifest.Split.tune));
    return seen;
  }

  /** Every file of every scene, whatever it is for. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Scene scene : scenes) {
      files.addAll(List.of(scene.image(), scene.layer()));
      if (!scene.entry().truth().isEmpty()) {
        files.add(scene.root().resolve(scene.entry().truth()));
      }
    }
    return files;
  }
}
