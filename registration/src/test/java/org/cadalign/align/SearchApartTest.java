package org.cadalign.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.match.CorrelationNetwork;
import org.cadalign.match.MatchOptions;
import org.cadalign.match.Town;
import org.cadalign.progress.Progress;
import org.cadalign.spec.OutlineMatcherSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchApartTest {
  private static final Town TOWN = Town.of(7, 4, 3);
  private static final MatchOptions WHOLE = MatchOptions.withThreads(1);

  /** As narrow as a scene of few houses has it, pixels of level 1. */
  private static final double SPREAD = 5.0 / 3;

  @Test
  void findsHousesThatHaveNothingInCommon() throws Exception {
    List<Displacement> wrong = independent(5);
    List<Displacement> found = search(wrong, Set.of(), WHOLE);
    for (int i = 0; i < wrong.size(); i++) {
      // A pixel of the level.
      assertThat(found.get(i).minus(wrong.get(i)).length()).isLessThan(2);
    }
  }

  @Test
  void theChainFindsThemOnlyWithIt() throws Exception {
    List<Displacement> wrong = independent(6);
    assertThat(lost(wrong, true)).isZero();
    assertThat(lost(wrong, false)).isPositive();
  }

  /** The chain's own level had them at the rim of what it looks at, or beyond. */
  @Test
  void whatItFindsIsNotOverruledWhereNoLevelFollows() throws Exception {
    List<Displacement> wrong = independent(6);
    CorrelationNetwork near = new CorrelationNetwork(0.1);
    ChainOptions ending = new ChainOptions(List.of(2), 20, 0, ChainOptions.APART);
    List<Footprint> labels = labels(wrong);
    List<Verdict> verdicts =
        new Chain(
                near,
                near.reach(),
                WHOLE,
                Town.maps(),
                ending,
                List.of(searching(2)),
                Progress.none())
            .run(TOWN, labels, Pieces.of(labels, Town.groups(labels)), Set.of())
            .verdicts();
    for (int i = 0; i < wrong.size(); i++) {
      assertThat(verdicts.get(i).shift().minus(wrong.get(i)).length()).isLessThan(5);
    }
  }

  @Test
  void leavesAloneWhatIsRightAndWhatIsPinned() throws Exception {
    List<Displacement> wrong = new ArrayList<>(independent(0));
    assertThat(search(wrong, Set.of(), WHOLE)).allMatch(shift -> shift.length() < 1);
    wrong.set(3, new Displacement(9, 0));
    assertThat(search(wrong, Set.of(3), WHOLE).get(3)).isEqualTo(Displacement.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"64, 40000, 2000, 1", "128, 100000, 2000, 2", "1024, 2500000, 5, 1"})
  void cutsDoNotChangeIt(int core, int maxWindow, int maxGroups, int threads) throws Exception {
    List<Displacement> wrong = independent(5);
    List<Displacement> whole = search(wrong, Set.of(), WHOLE);
    List<Displacement> cut =
        search(wrong, Set.of(), new MatchOptions(core, maxWindow, maxGroups, threads));
    for (int i = 0; i < wrong.size(); i++) {
      assertThat(cut.get(i).dx()).isCloseTo(whole.get(i).dx(), within(1e-3));
      assertThat(cut.get(i).dy()).isCloseTo(whole.get(i).dy(), within(1e-3));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 8, 27",
    "2, 8, 14",
    "4, 8, 7",
    "8, 8, 4",
    "1, 12, 40",
    "2, 2.4, 4",
    "8, 2.4, 4",
    "1, 19, 64"
  })
  void looksAsFarAtAnyLevel(int level, double metres, int radius) {
    OutlineMatcherSpec network = OutlineMatcherSpec.compact();
    assertThat(SearchApart.wider(network, level, metres)).isEqualTo(network.withRadius(radius));
  }

  /** How many a chain lays more than a metre from where they are. */
  private static long lost(List<Displacement> wrong, boolean apart) throws Exception {
    CorrelationNetwork network = new CorrelationNetwork(60);
    Chain chain =
        new Chain(
            network,
            network.reach(),
            WHOLE,
            Town.maps(),
            ChainOptions.defaults(),
            apart ? List.of(searching(2), searching(1)) : List.of(),
            Progress.none());
    List<Footprint> labels = labels(wrong);
    List<Verdict> verdicts =
        chain.run(TOWN, labels, Pieces.of(labels, Town.groups(labels)), Set.of()).verdicts();
    long lost = 0;
    for (int i = 0; i < wrong.size(); i++) {
      lost += verdicts.get(i).shift().minus(wrong.get(i)).length() > 3.3 ? 1 : 0;
    }
    return lost;
  }

  private static List<Displacement> search(
      List<Displacement> wrong, Set<Integer> pinned, MatchOptions options) throws Exception {
    List<Footprint> labels = labels(wrong);
    List<Displacement> before = new ArrayList<>(wrong);
    before.replaceAll(d -> Displacement.ZERO);
    NavigableSet<Integer> sought = new TreeSet<>();
    IntStream.range(0, wrong.size()).filter(i -> !pinned.contains(i)).forEach(sought::add);
    return searching(2, options)
        .search(
            TOWN.level(2),
            labels,
            Pieces.of(labels, Town.groups(labels)),
            before,
            new NeighbourPrior(before, SPREAD),
            sought,
            Progress.none())
        .stream()
        .map(found -> found.map(SearchApart.Found::shift).orElse(Displacement.ZERO))
        .toList();
  }

  private static SearchApart searching(int level) {
    return searching(level, WHOLE);
  }

  private static SearchApart searching(int level, MatchOptions options) {
    CorrelationNetwork wide =
        new CorrelationNetwork(0.1, SearchApart.radius(level, ChainOptions.APART));
    return new SearchApart(level, wide, wide.reach(), options, Town.maps());
  }

  private static List<Footprint> labels(List<Displacement> wrong) {
    List<Footprint> labels = new ArrayList<>();
    for (int i = 0; i < wrong.size(); i++) {
      labels.add(TOWN.misplacedBy(wrong.get(i).dx(), wrong.get(i).dy()).get(i));
    }
    return labels;
  }

  /** What each label needs to be right, level-1 pixels. */
  private static List<Displacement> independent(double deviation) {
    SplittableRandom random = new SplittableRandom(4);
    return TOWN.houses().stream()
        .map(
            house ->
                new Displacement(
                    deviation * random.nextGaussian(), deviation * random.nextGaussian()))
        .toList();
  }
}
