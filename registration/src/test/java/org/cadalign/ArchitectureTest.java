package org.cadalign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.stream.Stream;

/** The borders between the modules, and what no class may do. */
@AnalyzeClasses(packages = "org.cadalign", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] GEO_IO = rooms("raster", "layer", "crs", "draw", "gate");
  private static final String[] MODELS =
      rooms("spec", "engine", "shift", "torch", "dl4j", "archive", "optimise", "shipped");
  private static final String[] SIMILARITY =
      rooms("gradient", "kernel", "count", "denoise", "retrieve", "enforce", "toy");
  private static final String[] REGISTRATION =
      rooms(
          "field",
          "noise",
          "picture",
          "synth",
          "scene",
          "data",
          "detect",
          "train",
          "match",
          "align",
          "confidence",
          "run",
          "evaluate",
          "trust",
          "report",
          "batch",
          "progress",
          "cli",
          "bench",
          "reproduce");
  private static final String[] PROGRAMS = rooms("cli", "bench", "reproduce");
  private static final String[] GIS = {"org.locationtech..", "org.geotools..", "org.wololo.."};
  private static final String[] NATIVE_ENGINES = {
    "org.bytedeco..", "org.nd4j..", "org.deeplearning4j.."
  };

  @ArchTest
  static final ArchRule everyClassHasARoomThatTheRulesKnow =
      classes()
          .should()
          .resideInAnyPackage(
              Stream.of(GEO_IO, MODELS, SIMILARITY, REGISTRATION)
                  .flatMap(Stream::of)
                  .toArray(String[]::new));

  @ArchTest static final ArchRule geoIoKnowsNoModels = separate(GEO_IO, MODELS);
  @ArchTest static final ArchRule geoIoKnowsNoSimilarity = separate(GEO_IO, SIMILARITY);
  @ArchTest static final ArchRule geoIoKnowsNoEngine = separate(GEO_IO, NATIVE_ENGINES);
  @ArchTest static final ArchRule geoIoKnowsNoRegistration = separate(GEO_IO, REGISTRATION);
  @ArchTest static final ArchRule modelsKnowNoGeoIo = separate(MODELS, GEO_IO);
  @ArchTest static final ArchRule modelsKnowNoGis = separate(MODELS, GIS);
  @ArchTest static final ArchRule modelsKnowNoSimilarity = separate(MODELS, SIMILARITY);
  @ArchTest static final ArchRule modelsKnowNoRegistration = separate(MODELS, REGISTRATION);
  @ArchTest static final ArchRule similarityKnowsNoGeoIo = separate(SIMILARITY, GEO_IO);
  @ArchTest static final ArchRule similarityKnowsNoModels = separate(SIMILARITY, MODELS);

  @ArchTest
  static final ArchRule similarityKnowsNoRegistration = separate(SIMILARITY, REGISTRATION);

  @ArchTest
  static final ArchRule enginesStayBehindTheirSeam =
      separate(REGISTRATION, NATIVE_ENGINES)
          .because("registration runs networks through org.cadalign.engine only");

  @ArchTest
  static final ArchRule commandsAreUsedByBenchmarksAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(PROGRAMS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.cadalign.cli..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("org.cadalign.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingIsDeserializedToObjects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.Object(In|Out)putStream|java\\.io\\.Externalizable"
                  + "|java\\.beans\\.XML(De|En)coder|javax\\.management\\..*")
          .because("a serialized object runs code of its sender's choice; see SECURITY.md");

  @ArchTest
  static final ArchRule onlyProgramsTalkToTheTerminal =
      noClasses()
          .that()
          .resideOutsideOfPackages(PROGRAMS)
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  private static String[] rooms(String... names) {
    return Stream.of(names).map(name -> "org.cadalign." + name + "..").toArray(String[]::new);
  }

  private static ArchRule separate(String[] rooms, String[] others) {
    return noClasses()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        // A room may still be empty.
        .allowEmptyShould(true);
  }
}
