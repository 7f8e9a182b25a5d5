package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.ModelArchives;
import org.cadalign.archive.ModelFormatException;
import org.cadalign.archive.Target;
import org.cadalign.town.TinyModel;
import org.cadalign.town.TinyTown;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class TrainCommandTest {
  private static final String SHORT =
      "--batch 1 --window 64 --tuning-samples 1 --progress none --threads 1 --examples 0";

  @TempDir private static Path inputs;
  private static Path manifest;

  @TempDir private Path folder;

  @BeforeAll
  static void writeTown() throws Exception {
    manifest = TinyTown.utm().manifest(inputs);
  }

  @Test
  void trainsGoesOnAndIsUsable() throws Exception {
    Outcome first = train("city.model", SHORT + " --steps 2 --evaluate-every 1");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("city.model: tuning loss ", "city.model.train");
    Path model = folder.resolve("city.model");
    byte[] bytes = Files.readAllBytes(model);
    assertThat(folder.resolve("city.model.train")).isDirectoryContaining("glob:**checkpoint.zip");
    assertThat(folder.resolve("city.model.train/log.csv")).content().hasLineCount(3);
    ModelArchive written = ModelArchives.read(model);
    assertThat(written.spec().name()).isEqualTo("compact");
    assertThat(written.provenance().data()).containsOnlyKeys("town.gpkg", "town.tif");
    // The same again changes nothing; other options are refused in one line.
    Outcome again = train("city.model", SHORT + " --steps 2 --evaluate-every 1");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(model).hasBinaryContent(bytes);
    Outcome other = train("city.model", SHORT + " --steps 3 --evaluate-every 1");
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("was written with other options").hasLineCount(1);
    assertThat(other.err()).doesNotContain("unexpected");
    Outcome anew = train("city.model", SHORT + " --steps 3 --evaluate-every 1 --overwrite");
    assertThat(anew.code()).as(anew.err()).isZero();
    assertThat(folder.resolve("city.model.train/log.csv")).content().hasLineCount(4);
    // Another training may start from it.
    Outcome from = train("more.model", SHORT + " --steps 1 --from " + model);
    assertThat(from.code()).as(from.err()).isZero();
  }

  /** Of what a training starts from, unless it is told otherwise. */
  @Test
  void recordsWhatItsLabelsFollow() throws Exception {
    String one = SHORT + " --steps 1";
    assertThat(train("roof.model", one).code()).isZero();
    assertThat(train("base.model", one + " --target base").code()).isZero();
    Path base = folder.resolve("base.model");
    assertThat(train("more.model", one + " --from " + base).code()).isZero();
    Outcome other = train("other.model", one + " --target roof --from " + base);
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(Stream.of("roof", "base", "more", "other").map(this::target))
        .containsExactly(Target.ROOF, Target.BASE, Target.BASE, Target.ROOF);
    Outcome changed = train("roof.model", one + " --target base");
    assertThat(changed.err()).contains("was written with other options");
  }

  private Target target(String name) {
    try {
      return ModelArchives.read(folder.resolve(name + ".model")).provenance().target();
    } catch (IOException | ModelFormatException e) {
      throw new AssertionError(e);
    }
  }

  /** The same from a training and from the command that adds them afterwards. */
  @Test
  void theModelCarriesExamples() throws Exception {
    String options = SHORT.replace("--examples 0", "--examples 3") + " --steps 1";
    Outcome outcome = train("city.model", options);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Path model = folder.resolve("city.model");
    byte[] bytes = Files.readAllBytes(model);
    assertThat(train("city.model", options).code()).isZero();
    assertThat(model).hasBinaryContent(bytes);
    assertThat(Outcome.run("model", "inspect", model).out()).contains("count                   3");
    assertThat(train("bare.model", SHORT + " --steps 1").code()).isZero();
    Path bare = folder.resolve("bare.model");
    Path later = folder.resolve("later.model");
    Outcome added = Outcome.run("model", "examples", bare, manifest, "-o", later, "--examples", 3);
    assertThat(added.code()).as(added.err()).isZero();
    assertThat(added.out()).contains("3 examples of ");
    assertThat(later).hasBinaryContent(bytes);
  }

  @Test
  void examplesAreOfTheDataThatTheModelWasTrainedOn() throws Exception {
    Path tiny = TinyModel.copy(folder);
    TinyTown.of(32645, TinyTown.utm().pixelToMap(), 8).manifest(folder);
    Outcome outcome =
        Outcome.run(
            "model", "examples", tiny, folder.resolve("scenes.json"), "-o", folder.resolve("b"));
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("it was not trained on town.").hasLineCount(1);
    assertThat(folder.resolve("b")).doesNotExist();
    Outcome same = Outcome.run("model", "examples", tiny, manifest, "-o", tiny, "--overwrite");
    assertThat(same.err()).contains("inputs are never changed").hasLineCount(1);
  }

  @Test
  void aModelThatExistsIsNotOverwrittenUnasked() throws Exception {
    Path model = Files.writeString(folder.resolve("city.model"), "mine");
    Outcome outcome = train("city.model", SHORT + " --steps 1");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("it exists already; give --overwrite").hasLineCount(1);
    assertThat(model).hasContent("mine");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(model);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"town.tif", "town.gpkg", "scenes.json"})
  void whatATrainingReadsIsNeverReplaced(String input) throws Exception {
    Path own = TinyTown.utm().manifest(folder);
    byte[] before = Files.readAllBytes(folder.resolve(input));
    Outcome outcome = train(own, input, SHORT + " --steps 1 --overwrite");
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
    assertThat(outcome.err()).contains("it is an input").hasLineCount(1);
    assertThat(folder.resolve(input)).hasBinaryContent(before);
  }

  @Test
  void aLossThatIsNoNumberIsOneLine() {
    Outcome outcome = train("city.model", SHORT + " --steps 40 --rate 1e30");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("cadalign: training diverged at step ")
        .contains("; try a smaller --rate")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--steps 0                       | training needs steps",
        "--batch 0                       | training needs samples",
        "--patience 0                    | training needs looks, samples for them, and patience",
        "--window 100                    | a window of 100 px is no multiple of 8",
        "--network reference --window 99 | a window of 99 px does not fit",
        "--network huge                  | no network huge; choose from compact, reference",
        "--precision float64             | --precision float64 is neither float32 nor bfloat16",
        "--target wall                   | --target",
        "--rate 0                        | a rate must be positive",
        "--similarity-weight -1          | a weight of similarity must not be negative",
        "--network reference --similarity-weight 1 | similarity can be asked of networks",
        "--rounds 0                      | --rounds 0 is less than 1",
        "--rounds 2 --network reference  | --rounds needs a network that aligns",
        "--rounds 2 --network huge       | no network huge; choose from",
        "--rounds 2 --round-start hot    | --round-start",
        "--rounds 2 --round-labels none  | --round-labels",
        "--rounds 2 --label-noise -1     | --label-noise -1.0 is no length in metres",
        "--label-noise 1                 | --label-noise says how rounds begin: give --rounds, too",
        "--rounds 2 --folds 0            | --folds 0 is less than 1",
        "--folds 2                       | --folds says who corrects labels in rounds: give --rounds",
        "--examples -1                   | --examples: a model carries 1 to 20000 examples, not -1",
        "--examples 20001                | --examples: a model carries 1 to 20000 examples",
      })
  void refusesWrongUsage(String options, String words) {
    Outcome outcome = train("city.model", options);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(words).hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void trainsInRounds() throws Exception {
    Path few = fewHouses();
    String options = SHORT + " --steps 1 --rounds 2 --round-start cold --round-labels PREVIOUS";
    Outcome first = train(few, "city.model", options);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .containsPattern("round 1: labels moved by [0-9.]+ m per axis, [0-9.]+ m since the last")
        .contains("round 2: ", "; from the truth 0.000 m before, ", "city.model: tuning loss ");
    Path model = folder.resolve("city.model");
    assertThat(ModelArchives.read(model).provenance().data())
        .containsKey("town.gpkg as corrected by round 1");
    byte[] bytes = Files.readAllBytes(model);
    assertThat(train(few, "city.model", options).code()).isZero();
    assertThat(model).hasBinaryContent(bytes);
    // Without rounds it would be another training, and its model replace this one.
    Outcome once = train(few, "city.model", SHORT + " --steps 1");
    assertThat(once.code()).isEqualTo(1);
    assertThat(once.err()).contains("it exists already; give --overwrite").hasLineCount(1);
    Outcome other = train(few, "city.model", options.replace("cold", "warm"));
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("was written with other options").hasLineCount(1);
    Outcome anew = train(few, "city.model", SHORT + " --steps 1 --overwrite");
    assertThat(anew.code()).as(anew.err()).isZero();
    assertThat(folder.resolve("city.model.train/round-1")).doesNotExist();
  }

  /** Six houses, with a truth. */
  private Path fewHouses() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    TinyTown all = TinyTown.utm();
    TinyTown few = new TinyTown(all.epsg(), all.pixelToMap(), all.houses().subList(0, 6));
    Path scenes = few.manifest(data);
    String text =
        Files.readString(scenes).replace("\"licence\"", "\"truth\": \"town.gpkg\", \"licence\"");
    return Files.writeString(scenes, text);
  }

  @Test
  void startsFromTheSameNetworkOnly() throws Exception {
    Path tiny = TinyModel.copy(folder);
    Outcome outcome = train("city.model", SHORT + " --from " + tiny);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("is of another network than --network compact");
  }

  @ParameterizedTest
  @CsvSource({"reference, true", "compact, false"})
  void saysBeforeItTrainsWhatNothingRuns(String network, boolean said) throws Exception {
    Path gone =
        Files.writeString(
            folder.resolve("gone.json"),
            Files.readString(manifest).replace("town.tif", "gone.tif"));
    Logger notices = (Logger) LoggerFactory.getLogger(Notices.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    notices.addAppender(log);
    Outcome outcome = train(gone, "a.model", "--progress none --network " + network);
    notices.detachAppender(log);
    assertThat(outcome.err()).contains("gone.tif").hasLineCount(1);
    assertThat(
            log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("neither align nor similarity runs")))
        .isEqualTo(said);
  }

  @Test
  @Tag("long")
  void trainsTheReferenceNetwork() throws Exception {
    Outcome outcome =
        train(
            "reference.model",
            "--network reference --steps 1 --batch 1 --tuning-samples 1 --progress none");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(ModelArchives.read(folder.resolve("reference.model")).spec().size())
        .isEqualTo(9_350_946);
  }

  private Outcome train(String model, String options) {
    return train(manifest, model, options);
  }

  private Outcome train(Path scenes, String model, String options) {
    List<Object> arguments = new ArrayList<>(List.of("train", scenes, "-o", folder.resolve(model)));
    Stream.of(options.split(" +")).forEach(arguments::add);
    return Outcome.run(arguments.toArray());
  }
}
