package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.match.GroupEvidence.Seen;
import org.cadalign.match.GroupEvidence.Unseen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class DrawingTest {
  private static final Envelope HOUSE = new Envelope(60, 80, 60, 75);

  @ParameterizedTest
  @CsvSource({"200, 1", "27, 1", "25, 2", "5, 2", "0, 2"})
  void groupsNearEachOtherLieOnSheetsOfTheirOwn(double apart, int sheets) {
    EvidenceWindow window = window(housesApart(apart)).windows().get(0);
    assertThat(Drawing.APART.sheets(placement(housesApart(apart)), window, 1)).hasSize(sheets);
    assertThat(Drawing.TOGETHER.sheets(placement(housesApart(apart)), window, 1)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "4"})
  void eachIsSeenAsIfItWereAlone(int level) throws Exception {
    float[] alone = volume(seen(List.of(HOUSE), Drawing.APART, level).get(0));
    List<GroupEvidence> two = seen(housesApart(4), Drawing.APART, level);
    assertThat(volume(two.get(0))).containsExactly(alone);
    assertThat(volume(two.get(1))).isNotEqualTo(alone);
  }

  @Test
  void whatIsCoveredTogetherIsSeenApart() throws Exception {
    assertThat(seen(housesApart(0), Drawing.TOGETHER, 1)).anyMatch(e -> e instanceof Unseen);
    assertThat(seen(housesApart(0), Drawing.APART, 1)).allMatch(e -> e instanceof Seen);
  }

  @Test
  void windowsDoNotChangeWhatIsSeenApart() throws Exception {
    Town town = Town.of(6, 4, 1);
    MatchOptions cut = new MatchOptions(40, 20_000, 2000, 2);
    List<GroupEvidence> parts = gather(town, town.houses(), Drawing.APART, 1, cut);
    List<GroupEvidence> whole =
        gather(town, town.houses(), Drawing.APART, 1, MatchOptions.withThreads(1));
    for (int i = 0; i < whole.size(); i++) {
      assertThat(volume(parts.get(i))).containsExactly(volume(whole.get(i)));
    }
  }

  private static float[] volume(GroupEvidence evidence) {
    return ((Seen) evidence).volume();
  }

  private static List<Envelope> housesApart(double apart) {
    Envelope other = new Envelope(HOUSE);
    other.translate(apart, 0);
    return List.of(HOUSE, other);
  }

  private static List<GroupEvidence> seen(List<Envelope> labels, Drawing drawing, int level)
      throws Exception {
    Town town = new Town(List.of(HOUSE), new Envelope(0, 300, 0, 300));
    return gather(town, labels, drawing, level, MatchOptions.withThreads(1));
  }

  private static List<GroupEvidence> gather(
      Town town, List<Envelope> labels, Drawing drawing, int level, MatchOptions options)
      throws Exception {
    CorrelationNetwork network = new CorrelationNetwork(30);
    return new Evidence(network, network.reach(), options, Town.maps(), drawing)
        .gather(town.level(level), placement(labels))
        .groups();
  }

  private static WindowPlan window(List<Envelope> labels) {
    Placement placement = placement(labels);
    return WindowPlan.of(
        placement.inside(1, 300, 300),
        new CorrelationNetwork(30).reach(),
        new MatchOptions(1024, 2_500_000, 2000, 1));
  }

  private static Placement placement(List<Envelope> labels) {
    List<Footprint> footprints = new Town(labels, new Envelope()).misplacedBy(0, 0);
    return new Placement(
        footprints,
        Town.groups(footprints),
        Collections.nCopies(footprints.size(), Displacement.ZERO));
  }
}
