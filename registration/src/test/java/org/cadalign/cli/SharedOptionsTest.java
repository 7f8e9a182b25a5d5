package org.cadalign.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadalign.engine.Device;
import org.cadalign.progress.PlainProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class SharedOptionsTest {
  @ParameterizedTest
  @CsvSource({"'', 0", "-v, 1", "-vv, 2", "-v -v -v, 3", "-q, -1", "-qq, -2", "-vvq, 1"})
  void addsUpVerbosity(String arguments, int verbosity) {
    assertThat(parse(arguments).verbosity()).isEqualTo(verbosity);
  }

  @Test
  void hasDefaults() {
    SharedOptions options = parse("");
    assertThat(options.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(options.seed()).isEqualTo(1);
    assertThat(options.engine()).isEqualTo("torch");
    assertThat(options.device()).isEqualTo(Device.CPU);
    assertThat(options.crs()).isEmpty();
    assertThat(options.overwrite()).isFalse();
    assertThat(options.progress()).isInstanceOf(PlainProgress.class);
  }

  @Test
  void readsValues() {
    SharedOptions options =
        parse("--threads 3 --seed -7 --engine dl4j --device cuda:2 --crs EPSG:32645 --overwrite");
    assertThat(options.threads()).isEqualTo(3);
    assertThat(options.seed()).isEqualTo(-7);
    assertThat(options.engine()).isEqualTo("dl4j");
    assertThat(options.device()).isEqualTo(Device.cuda(2));
    assertThat(options.crs()).contains("EPSG:32645");
    assertThat(options.overwrite()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0", "-1"})
  void refusesToWorkWithoutWorkers(String threads) {
    assertThatThrownBy(() -> parse("--threads=" + threads).threads())
        .isInstanceOf(ParameterException.class)
        .hasMessage("--threads " + threads + " is less than 1");
  }

  @Test
  void refusesUnknownDevices() {
    assertThatThrownBy(() -> parse("--device gpu").device())
        .isInstanceOf(ParameterException.class)
        .hasMessage("--device gpu is neither cpu nor cuda nor cuda:N");
  }

  @Test
  void refusesACardThatIsNotThere() {
    assertThatThrownBy(() -> parse("--device cuda:99").usableEngine())
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("engine torch cannot be used on cuda:99: ");
  }

  @ParameterizedTest
  @CsvSource({"-q", "--progress none"})
  void canBeSilent(String arguments) {
    assertThat(parse(arguments).progress()).isNotInstanceOf(PlainProgress.class);
  }

  private static SharedOptions parse(String arguments) {
    Probe probe = new Probe();
    String[] args = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
    new CommandLine(probe).parseArgs(args);
    return probe.shared;
  }

  @Command(name = "probe")
  private static final class Probe {
    @Mixin(name = SharedOptions.NAME)
    private SharedOptions shared;
  }
}
