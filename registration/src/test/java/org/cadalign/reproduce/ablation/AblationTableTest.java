package org.cadalign.reproduce.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cadalign.spec.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AblationTableTest {
  private static final Accuracy BEFORE = new Accuracy(0.25, 12, 14);
  private static final Accuracy SHIFT = new Accuracy(0.5, 6, 7);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "0.6 0.7 0.8 0.9, true",
    "0.6 0.7 0.7 0.9, false",
    "0.6 0.8 0.7 0.9, false",
    "0.2 0.7 0.8 0.9, false"
  })
  void aChainRisesIfEveryLevelRaisesIt(String areas, boolean rises) {
    AblationTable table = new AblationTable(findings(areas, 2));
    assertThat(table.rises()).isEqualTo(rises);
    assertThat(table.seedsThatRise()).isEqualTo(rises ? 2 : 0);
    assertThat(table.markdown())
        .contains(rises ? "Each level raises the mean area, and in 2 of 2" : "does **not** raise");
  }

  @Test
  void saysEachFindingOnce() throws Exception {
    AblationTable table = new AblationTable(findings("0.6 0.7 0.8 0.9", 2));
    assertThat(table.markdown())
        .contains("| none | 0.250 | 12.00 | 14.00 |")
        .contains("| 8-4 | 0.705 (0.700, 0.710) | 1.00 | 2.00 |")
        .contains("divides the mean error by 7.0, the shift by 2.0")
        .contains("| the whole method | 0.905 (0.900, 0.910) | 1.00 | 2.00 |  |  |  |")
        .contains(
            "| no pooling over neighbours | 0.505 (0.500, 0.510) | 1.00 | 2.00 | +0.400 | 0.010 |"
                + " **helps** |")
        .contains("| +0.000 | 0.010 | no difference |")
        .contains("| 2.0 | 300 | 0.40 |");
    JsonNode json = JsonMapper.builder().build().readTree(table.json());
    assertThat(json.get("chain_area").get("8-4-2-1").asDouble()).isCloseTo(0.905, within(1e-4));
    assertThat(json.get("chain_rises").asBoolean()).isTrue();
    assertThat(json.get("one_level").get("factor").asDouble()).isCloseTo(7, within(1e-3));
    assertThat(json.get("ablation").get("no-prior").get("sign").asText()).isEqualTo("helps");
    assertThat(json.get("same_time").get("reference").asDouble()).isEqualTo(2.3);
  }

  @Test
  void oneSeedSaysNothingOfParts() throws Exception {
    AblationTable table = new AblationTable(findings("0.6 0.7 0.8 0.9", 1));
    assertThat(table.markdown()).contains("one seed: not known").doesNotContain("**helps**");
    assertThat(table.json()).contains("\"sign\": \"unknown\"").doesNotContain("NaN");
  }

  @Test
  void thePlotIsAPicture() throws Exception {
    Path png = folder.resolve("plot.png");
    AblationPlot.write(findings("0.6 0.7 0.8 0.9", 1), png);
    assertThat(Files.size(png)).isGreaterThan(1000);
  }

  private static Findings findings(String areas, int seeds) {
    Map<Integer, List<Accuracy>> prefixes = new LinkedHashMap<>();
    for (String area : areas.split(" ", -1)) {
      prefixes.put(prefixes.size() + 1, bySeed(Double.parseDouble(area), seeds));
    }
    Map<Variant, List<Accuracy>> variants = new LinkedHashMap<>();
    for (Variant variant : Variant.values()) {
      variants.put(variant, bySeed(variant == Variant.NO_PRIOR ? 0.5 : 0.9, seeds));
    }
    Map<NetworkSpec, List<Look>> courses = new LinkedHashMap<>();
    courses.put(Variant.WHOLE.spec(), List.of(new Look(0, 0, 3), new Look(2, 300, 0.4)));
    courses.put(Learner.reference().spec(), List.of(new Look(0, 0, 5), new Look(2, 40, 2.3)));
    return new Findings(
        new Findings.Aligned(BEFORE, SHIFT, prefixes),
        new Findings.Aligned(BEFORE, SHIFT, Map.of(Protocol.ALONE, bySeed(0.8, seeds))),
        variants,
        courses,
        2.4);
  }

  private static List<Accuracy> bySeed(double area, int seeds) {
    return Stream.of(0.0, 0.01).limit(seeds).map(d -> new Accuracy(area + d, 1, 2)).toList();
  }
}
