package org.cadalign.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cadalign.crs.CrsCodes;
import org.cadalign.crs.GroundFrame;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.gate.StagedOutput;
import org.cadalign.match.Workers;
import org.cadalign.noise.Streams;
import org.cadalign.progress.Progress;
import org.cadalign.run.IndentedJson;
import org.cadalign.run.Outputs;
import org.cadalign.run.RunClock;
import org.cadalign.run.RunJson;
import org.cadalign.synth.CityOptions;
import org.cadalign.synth.LabelNoise;
import org.cadalign.synth.SyntheticCity;
import org.cadalign.train.CityScene;
import org.cadalign.train.Manifest;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes cities up. */
@Command(
    name = "synth",
    description = {
      "Makes up cities: an image, the footprints as they are, and labels that are wrong in a known",
      "way. Writes DIR/city_NNN/ with image.tif, truth.gpkg, labels.gpkg, where roofs lean roofs.gpkg,",
      "and DIR/scenes.json, a manifest for cadalign train. All lengths are ground metres."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExample:%n",
    footer = "  cadalign synth -o city --size 600 --building-noise 1.2 --missing 0.1 --seed 7")
final class SynthCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MANIFEST = "scenes.json";
  private static final int TUNED = 8;

  @Spec private CommandSpec spec;

  @Mixin(name = SharedOptions.NAME)
  private SharedOptions shared;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to; made if it does not exist.")
  private Path output;

  @Option(
      names = "--cities",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "How many, each with a look of its own; of eight one is for tuning, the last of fewer than"
            + " eight too; default: ${DEFAULT-VALUE}."
      })
  private int cities = 1;

  @Option(
      names = "--size",
      paramLabel = "M",
      defaultValue = "300",
      description = "Side of a city's square; default: ${DEFAULT-VALUE}.")
  private double size = 300;

  @Option(
      names = "--pixel",
      paramLabel = "M",
      defaultValue = "0.3",
      description = "Side of a pixel; default: ${DEFAULT-VALUE}.")
  private double pixel = 0.3;

  @Option(
      names = "--lean",
      paramLabel = "T",
      defaultValue = "0",
      description = {
        "How far roofs lean in the image, for each metre of height: the tangent of the angle off the"
            + " vertical; default: ${DEFAULT-VALUE}."
      })
  private double lean;

  @Option(
      names = "--heights",
      paramLabel = "TIMES",
      defaultValue = "1",
      description =
          "How high buildings are, over what is usual in their quarter; default: ${DEFAULT-VALUE}.")
  private double heights = 1;

  @Option(
      names = "--labels",
      paramLabel = "WHAT",
      defaultValue = "base",
      description = {
        "What labels are of where roofs lean: base (where buildings meet the ground) or roof;"
            + " default: ${DEFAULT-VALUE}."
      })
  private CityOptions.Labelled labels = CityOptions.Labelled.BASE;

  @Option(
      names = "--names",
      paramLabel = "PREFIX",
      defaultValue = "city",
      description = "What cities are called, before _001; default: ${DEFAULT-VALUE}.")
  private String names = "city";

  @Option(
      names = "--districts",
      paramLabel = "NAME",
      split = ",",
      description =
          "Kinds of quarters: informal, suburb, terraces, centre, village, industry;"
              + " default: all.")
  private List<String> districts = List.copyOf(CityOptions.districtNames());

  @Option(
      names = "--vertex-noise",
      paramLabel = "M",
      defaultValue = "0",
      description = "Noise of each vertex, standard deviation per axis; default: none.")
  private double vertexNoise;

  @Option(
      names = "--building-noise",
      paramLabel = "M",
      defaultValue = "0",
      description = {
        "Noise of each building, or group that shares walls, standard deviation per axis;"
            + " default: none."
      })
  private double buildingNoise;

  @Option(
      names = "--smooth-noise",
      paramLabel = "M",
      defaultValue = "0",
      description = "Longest displacement of a smooth field; default: none.")
  private double smoothNoise;

  @Option(
      names = "--bias",
      paramLabel = "EAST,NORTH",
      split = ",",
      arity = "1",
      description = "Displacement of all labels; default: none.")
  private List<Double> bias = List.of(0.0, 0.0);

  @Option(
      names = "--missing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of buildings without a label; default: none.")
  private double missing;

  @Option(
      names = "--stale",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Labels where no building stands, over the number of buildings; default: none.")
  private double stale;

  @Override
  public Integer call() throws DataException, IOException {
    List<CityOptions> options = options();
    CoordinateReferenceSystem crs =
        CrsCodes.parse(shared.crs().orElse(SyntheticCity.Place.USUAL), "--crs");
    refuseIfNotMetric(crs);
    for (int i = 0; i < cities; i++) {
      for (Path file : SyntheticCity.files(folder(i))) {
        Outputs.refuseIfExists(file, shared.overwrite());
      }
    }
    Outputs.refuseIfExists(output.resolve(RunJson.FILE), shared.overwrite());
    Outputs.refuseIfExists(output.resolve(MANIFEST), shared.overwrite());
    RunClock clock = new RunClock();
    int buildings = write(options, crs);
    clock.lap("synth");
    write(RunJson.FILE, IndentedJson.of(run(options, clock)));
    manifest();
    spec.commandLine()
        .getOut()
        .printf(Locale.ROOT, "%s: %d buildings in %d cities%n", output, buildings, cities);
    return ExitCode.DONE.value();
  }

  /** Lengths are ground metres, and a map unit must be one, too. */
  private void refuseIfNotMetric(CoordinateReferenceSystem crs) throws DataException {
    SyntheticCity.Place place = SyntheticCity.Place.numbered(crs, 0);
    boolean metric =
        !CrsCodes.isGeographic(crs)
            && GroundFrame.at(crs, place.west(), place.north()).equals(new GroundFrame(1, 1));
    if (!metric) {
      throw new ParameterException(
          spec.commandLine(),
          "--crs: a system is needed whose unit is a metre on the ground at "
              + String.format(Locale.ROOT, "%.0f, %.0f", place.west(), place.north())
              + ", as a UTM zone");
    }
  }

  private int write(List<CityOptions> options, CoordinateReferenceSystem crs)
      throws DataException, IOException {
    long side = options.get(0).pixels();
    Workers workers = new Workers(shared.threads());
    int buildings = 0;
    try (Progress.Task task = shared.progress().begin("synth", cities * side * side, "px")) {
      for (int i = 0; i < cities; i++) {
        Files.createDirectories(folder(i));
        // One city at a time: plans of large ones take room.
        SyntheticCity city = SyntheticCity.of(options.get(i));
        city.write(folder(i), SyntheticCity.Place.numbered(crs, i), workers, task);
        buildings += city.buildings();
      }
    }
    return buildings;
  }

  private Path folder(int number) {
    return output.resolve(name(number));
  }

  private String name(int number) {
    return String.format(Locale.ROOT, "%s_%03d", names, number + 1);
  }

  private List<CityOptions> options() {
    List<CityOptions> options = new ArrayList<>();
    try {
      if (cities < 1 || bias.size() != 2) {
        throw new IllegalArgumentException(
            cities < 1 ? "--cities " + cities + " is less than 1" : "--bias needs two numbers");
      }
      if (!names.matches("[^/\\\\.][^/\\\\]*")) {
        throw new IllegalArgumentException(
            "--names " + names + " is no beginning of a file's name");
      }
      LabelNoise noise =
          new LabelNoise(
              vertexNoise,
              buildingNoise,
              smoothNoise,
              new Displacement(bias.get(0), bias.get(1)),
              missing,
              stale);
      for (int i = 0; i < cities; i++) {
        long seed = cities == 1 ? shared.seed() : Streams.of(shared.seed(), i).nextLong();
        options.add(new CityOptions(size, pixel, lean, heights, districts, labels, noise, seed));
      }
      return options;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void manifest() throws DataException, IOException {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode scenes = json.putArray("scenes");
    for (int i = 0; i < cities; i++) {
      boolean tuned = i % TUNED == TUNED - 1 || (cities < TUNED && cities > 1 && i == cities - 1);
      Manifest.Entry entry =
          CityScene.labelled(
              name(i),
              tuned ? Manifest.Split.tune : Manifest.Split.train,
              "made up: " + noiseInWords(),
              truth());
      scenes
          .addObject()
          .put("name", entry.name())
          .put("image", entry.image())
          .put("layer", entry.layer())
          .put("split", entry.split().name())
          .put("truth", entry.truth())
          .put("licence", entry.licence())
          .put("labelNoise", entry.labelNoise());
    }
    write(MANIFEST, json.toPrettyString() + "\n");
  }

  /** With each city's seed: {@code --cities 1} makes it again alone, but for its place. */
  private ObjectNode run(List<CityOptions> options, RunClock clock) {
    ObjectNode json = new RunJson(OptionValues.of(spec), clock).telling(Map.of("output", output));
    ObjectNode seeds = json.putObject("seeds");
    for (int i = 0; i < cities; i++) {
      seeds.put(name(i), options.get(i).seed());
    }
    return json;
  }

  private void write(String name, String text) throws DataException, IOException {
    Path file = output.resolve(name);
    try (StagedOutput staged = StagedOutput.beside(file)) {
      Files.writeString(staged.file(file), text);
      staged.publish();
    }
  }

  private String truth() {
    boolean roofs = labels == CityOptions.Labelled.ROOF && lean > 0;
    return roofs ? SyntheticCity.ROOFS : SyntheticCity.TRUTH;
  }

  private String noiseInWords() {
    return String.format(
        Locale.ROOT,
        "%s m a vertex, %s m a building, %s m smooth, bias %s east %s north, missing %s, stale %s",
        vertexNoise,
        buildingNoise,
        smoothNoise,
        bias.get(0),
        bias.get(1),
        missing,
        stale);
  }
}
