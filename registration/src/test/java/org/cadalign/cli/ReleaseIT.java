package org.cadalign.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unpacks the release into a folder with an awkward name and runs it there. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is one for a POSIX shell")
class ReleaseIT {
  private static final String VERSION = System.getProperty("cadalign.version");

  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void unpack() throws IOException {
    Path zip = Path.of(System.getProperty("cadalign.release"));
    assumeTrue(Files.exists(zip), "no release was assembled: " + zip.getFileName());
    Path target = Files.createDirectory(folder.resolve("a b's $HOME"));
    try (ZipFile release = new ZipFile(zip.toFile())) {
      for (Enumeration<? extends ZipEntry> e = release.entries(); e.hasMoreElements(); ) {
        unpack(release, e.nextElement(), target);
      }
    }
    home = target.resolve("cadalign-" + VERSION);
    assertThat(home.resolve("bin/cadalign").toFile().setExecutable(true)).isTrue();
  }

  private static void unpack(ZipFile release, ZipEntry entry, Path target) throws IOException {
    Path file = target.resolve(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    try (InputStream in = release.getInputStream(entry)) {
      Files.copy(in, file);
    }
  }

  @Test
  void saysItsVersion() throws Exception {
    Result result = run(Map.of(), "--version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("cadalign " + VERSION);
    assertThat(result.err()).isEmpty();
  }

  /** The first start on a machine unpacks the engines' natives, which must not mix with its own. */
  @Test
  void listsEnginesAtTheFirstStart() throws Exception {
    Path natives = Files.createDirectory(folder.resolve("natives"));
    assumeFalse(natives.toString().contains(" "), "options for Java are split at spaces");
    String option = "-Dorg.bytedeco.javacpp.cachedir=" + natives;
    Result result = run(Map.of("CADALIGN_JAVA_OPTS", option), "info", "--engines");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isNotBlank();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void runsThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/cadalign"));
    assertThat(run(link, Map.of(), "--version").code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-Xmx64m -ea", "-XX:+UseParallelGC", "'  '"})
  void takesOptionsForJava(String options) throws Exception {
    assertThat(run(Map.of("CADALIGN_JAVA_OPTS", options), "--version").err()).isEmpty();
  }

  @Test
  void handsOnTheExitCode() throws Exception {
    assertThat(run(Map.of(), "info", "no such thing").code()).isEqualTo(ExitCode.FAILED.value());
  }

  @ParameterizedTest
  @CsvSource({"11.0.22, 11.0.22", "1.8.0_402, 1.8.0", "16, 16", "'', unknown"})
  void refusesAnOldJava(String version, String said) throws Exception {
    Path old = Files.createDirectories(folder.resolve("old java " + said));
    Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Result result = run(Map.of("JAVA_HOME", old.toString()), "--version");
    assertThat(result.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(result.err().lines())
        .containsExactly("cadalign: " + java + " is Java " + said + "; cadalign needs 17 or newer");
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    Result result = run(Map.of("JAVA_HOME", "/no such folder"), "--version");
    assertThat(result.code()).isEqualTo(ExitCode.FAILED.value());
    assertThat(result.err()).startsWith("cadalign: JAVA_HOME is /no such folder").hasLineCount(1);
  }

  @Test
  void holdsJustTheJarsOfItsClassPath() throws Exception {
    try (Stream<Path> lib = Files.list(home.resolve("lib"))) {
      assertThat(lib.map(jar -> jar.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(jars());
    }
  }

  @ParameterizedTest
  @CsvSource({"slf4j-api-", "guava-"})
  void putsNewCopiesBeforeThoseOfGeoTools(String jar) throws Exception {
    assertThat(indexOf(jar)).isLessThan(indexOf("geotools-wrapper-"));
  }

  private static int indexOf(String prefix) throws IOException {
    List<String> jars = jars();
    int index = 0;
    while (!jars.get(index).startsWith(prefix)) {
      index++;
    }
    return index;
  }

  /** The class path in its order. */
  private static List<String> jars() throws IOException {
    String own = "registration-" + VERSION + ".jar";
    try (JarFile jar = new JarFile(home.resolve("lib").resolve(own).toFile())) {
      String rest = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.concat(Stream.of(own), Arrays.stream(rest.split(" ", -1))).toList();
    }
  }

  private static Result run(Map<String, String> environment, String... args) throws Exception {
    return run(home.resolve("bin/cadalign"), environment, args);
  }

  private static Result run(Path program, Map<String, String> environment, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.redirectOutput(out.toFile()).redirectError(err.toFile());
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    process.environment().putAll(environment);
    int code = process.start().waitFor();
    return new Result(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private record Result(int code, String out, String err) {}
}
