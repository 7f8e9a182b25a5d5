package org.cadalign.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadalign.archive.Provenance;
import org.cadalign.archive.WeightDigest;
import org.cadalign.data.FieldSample;
import org.cadalign.data.Misalignment;
import org.cadalign.data.TrainingSampler;
import org.cadalign.data.TrainingScene;
import org.cadalign.engine.Engine;
import org.cadalign.gate.DataException;
import org.cadalign.raster.WorkingGrid;
import org.cadalign.scene.TrainingScenes;
import org.cadalign.spec.DoubleUnetSpec;
import org.cadalign.spec.NetworkSpec;

/**
 * The scenes of a manifest as samples.
 *
 * @param sources samples of its training scenes, and of its tuning scenes as they are
 * @param scenes its training scenes
 * @param hashes SHA-256 of every file of them, by name
 * @param licences of the training scenes
 * @param resolutions finest and coarsest ground resolution of the training images, metres per pixel
 */
public record TrainingData(
    SampleSources sources,
    List<TrainingScene> scenes,
    SortedMap<String, String> hashes,
    List<String> licences,
    double[] resolutions) {
  /** Largest misalignment that a sample of the coarsest level shows, metres: 3.8 px of 2.4 m. */
  private static final double MISALIGNMENT = 3.8 * 8 * WorkingGrid.METRES;

  /** Share of each scene's groups that training does not see where no scene is for tuning. */
  private static final double HELD_OUT = 0.2;

  private static final long TUNING_SEED_OFFSET = 0x5eed;
  private static final long PAIRS_SEED_OFFSET = 0xa11e;

  /** A pair is derived twice, which takes many times the time and memory of a sample. */
  private static final int LARGEST_OF_PAIRS = 96;

  /**
   * Loads the training and tuning scenes, with the labels that the manifest names; never a test
   * scene.
   *
   * @param root folder that the manifest's paths count from
   */
  public static TrainingData load(Manifest manifest, Path root, TrainingOptions options)
      throws DataException {
    return load(SceneList.of(manifest, root), LabelFiles.ORIGINAL, options);
  }

  /**
   * Loads the training and tuning scenes; never a test scene. Where no scene is for tuning, a part
   * of each training scene is kept apart for it.
   *
   * @param labels which layers are taken for labels
   */
  public static TrainingData load(SceneList scenes, LabelFiles labels, TrainingOptions options)
      throws DataException {
    return load(scenes, labels, options, 1);
  }

  /**
   * The same with samples of coarse levels alone.
   *
   * @param finest level that samples are drawn at
   */
  static TrainingData load(SceneList scenes, LabelFiles labels, TrainingOptions options, int finest)
      throws DataException {
    Loader loader = new Loader(labels);
    List<TrainingScene> train = loader.load(scenes.of(Manifest.Split.train));
    double[] resolutions = {loader.finest, loader.coarsest};
    List<TrainingScene> tune = loader.load(scenes.of(Manifest.Split.tune));
    boolean heldOut = tune.isEmpty();
    if (heldOut) {
      List<List<TrainingScene>> parts = train.stream().map(scene -> scene.cut(HELD_OUT)).toList();
      train = parts.stream().map(both -> both.get(0)).toList();
      tune = parts.stream().map(both -> both.get(1)).toList();
    }
    if (hasNoBuilding(train) || hasNoBuilding(tune)) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          "manifest",
          "it needs a scene with buildings to train, and one to tune or enough buildings to hold some"
              + " of them out",
          "mark scenes with \"split\": \"train\" and \"split\": \"tune\", and see that their"
              + " layers lie on their images");
    }
    Misalignment asked = Misalignment.DEFAULT.withIndividual(options.samples().individual());
    TrainingSampler.Options drawn =
        TrainingSampler.Options.standard(options.seed(), options.samples().window())
            .withMisalignment(asked)
            .from(finest);
    TrainingSampler.Options plain =
        TrainingSampler.Options.standard(
                options.seed() + TUNING_SEED_OFFSET, options.samples().window())
            .withMisalignment(asked)
            .from(finest)
            .plain();
    TrainingSampler.Options small =
        TrainingSampler.Options.standard(
            options.seed() + PAIRS_SEED_OFFSET,
            Math.min(LARGEST_OF_PAIRS, options.samples().window()));
    TrainingSampler pairs = new TrainingSampler(train, small);
    return new TrainingData(
        new SampleSources(
            source(new TrainingSampler(train, drawn), options.spec()),
            index -> pairs.sample(index).tensors(),
            source(new TrainingSampler(tune, plain), options.spec()),
            inWords(train, tune)),
        train,
        loader.hashes,
        List.copyOf(loader.licences),
        resolutions);
  }

  /**
   * Training scenes alone.
   *
   * @param scenes in the order of the manifest
   * @param hashes SHA-256 of every file of them, by name
   */
  public record Scenes(List<TrainingScene> scenes, SortedMap<String, String> hashes) {
    public Scenes {
      scenes = List.copyOf(scenes);
    }
  }

  /**
   * Loads the training scenes and no other.
   *
   * @param root folder that the manifest's paths count from
   */
  public static Scenes trainingScenes(Manifest manifest, Path root) throws DataException {
    Loader loader = new Loader(LabelFiles.ORIGINAL);
    List<TrainingScene> scenes = loader.load(SceneList.of(manifest, root).of(Manifest.Split.train));
    if (hasNoBuilding(scenes)) {
      throw new DataException(
          DataException.Code.BAD_VALUE,
          "manifest",
          "it has no training scene with buildings",
          "mark scenes with \"split\": \"train\"");
    }
    return new Scenes(scenes, loader.hashes);
  }

  private static boolean hasNoBuilding(List<TrainingScene> scenes) {
    return scenes.stream().allMatch(scene -> scene.buildings() == 0);
  }

  /** How many there are, and what tells them, their order and their weights from others. */
  private static String inWords(List<TrainingScene> train, List<TrainingScene> tune) {
    String all = "train " + listed(train) + "; tune " + listed(tune);
    byte[] digest = WeightDigest.sha256().digest(all.getBytes(StandardCharsets.UTF_8));
    return "%d to train, %d to tune, digest %s"
        .formatted(train.size(), tune.size(), HexFormat.of().formatHex(digest, 0, 6));
  }

  private static String listed(List<TrainingScene> scenes) {
    return scenes.stream()
        .map(scene -> scene.name() + " x " + scene.weight())
        .collect(Collectors.joining(", "));
  }

  private static SampleSource source(TrainingSampler sampler, NetworkSpec spec) {
    return spec instanceof DoubleUnetSpec unet
        ? index -> FieldSample.of(sampler.sample(index), unet).tensors()
        : index -> sampler.sample(index).tensors();
  }

  /**
   * What is known of a model before it is trained.
   *
   * @param parents of the models that it comes from, by its weights or its labels: it inherits
   *     their data and licences
   */
  public Provenance provenance(
      Engine engine, TrainingOptions options, Collection<Provenance> parents) {
    SortedMap<String, String> data = new TreeMap<>();
    TreeSet<String> notices = new TreeSet<>(licences);
    for (Provenance parent : parents) {
      data.putAll(parent.data());
      notices.addAll(parent.licences());
    }
    data.putAll(hashes);
    return new Provenance(
        data,
        options.seed(),
        0,
        engine.name() + " " + engine.availability().detail(),
        Provenance.javaHere(),
        Provenance.osHere(),
        new Provenance.WorkingRange(resolutions[0], resolutions[1], MISALIGNMENT),
        options.samples().target(),
        List.copyOf(notices),
        new TreeMap<>());
  }

  private static final class Loader {
    private final LabelFiles labels;
    private final SortedMap<String, String> hashes = new TreeMap<>();
    private final TreeSet<String> licences = new TreeSet<>();
    private double finest = Double.POSITIVE_INFINITY;
    private double coarsest;

    Loader(LabelFiles labels) {
      this.labels = labels;
    }

    List<TrainingScene> load(List<SceneList.Scene> listed) throws DataException {
      List<TrainingScene> scenes = new ArrayList<>();
      for (SceneList.Scene one : listed) {
        Manifest.Entry entry = one.entry();
        Path image = one.image();
        Path layer = labels.of(one);
        TrainingScenes.Loaded loaded =
            TrainingScenes.load(entry.name(), image, layer, entry.layerOptions());
        scenes.add(loaded.scene().withWeight(one.weight()));
        finest = Math.min(finest, loaded.metresPerPixel());
        coarsest = Math.max(coarsest, loaded.metresPerPixel());
        note(one, entry.image(), sha256(image));
        note(one, labels.name(one), sha256(layer));
        if (!entry.licence().isEmpty()) {
          licences.add(entry.licence());
        }
      }
      return scenes;
    }

    /** Files of several manifests may have the same path. */
    private void note(SceneList.Scene scene, String file, String hash) {
      boolean other = hashes.containsKey(file) && !hashes.get(file).equals(hash);
      hashes.put(other ? scene.name() + ": " + file : file, hash);
    }

    /** The file itself, or the files of a folder and of folders in it, by name. */
    private static List<Path> parts(Path file) throws IOException {
      if (!Files.isDirectory(file)) {
        return List.of(file);
      }
      try (Stream<Path> files = Files.walk(file)) {
        return files.filter(Files::isRegularFile).sorted().toList();
      }
    }

    private static String sha256(Path file) throws DataException {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path part : parts(file)) {
          try (InputStream in = new DigestInputStream(Files.newInputStream(part), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
          }
        }
        return HexFormat.of().formatHex(digest.digest());
      } catch (IOException e) {
        throw new DataException(
            DataException.Code.UNREADABLE, file, e.toString(), "check its permissions", e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
