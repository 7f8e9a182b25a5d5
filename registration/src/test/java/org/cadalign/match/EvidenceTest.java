package org.cadalign.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.cadalign.data.Footprint;
import org.cadalign.field.Displacement;
import org.cadalign.gate.DataException;
import org.cadalign.match.GroupEvidence.Reason;
import org.cadalign.match.GroupEvidence.Seen;
import org.cadalign.match.GroupEvidence.Unseen;
import org.cadalign.progress.Progress;
import org.cadalign.raster.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class EvidenceTest {
  private static final CorrelationNetwork NETWORK = new CorrelationNetwork(30);
  private static final Town TOWN = Town.of(8, 6, 1);

  @ParameterizedTest
  @CsvSource({"1, 40, 100000, 1", "1, 100, 20000, 3", "2, 32, 100000, 2", "8, 16, 100000, 2"})
  void windowsAndThreadsDoNotChangeVolumes(int level, int core, int maxWindow, int threads)
      throws DataException {
    List<GroupEvidence> whole = gather(TOWN, level, MatchOptions.withThreads(1)).groups();
    List<GroupEvidence> cut =
        gather(TOWN, level, new MatchOptions(core, maxWindow, 2000, threads)).groups();
    for (int i = 0; i < whole.size(); i++) {
      assertThat(((Seen) cut.get(i)).volume()).containsExactly(((Seen) whole.get(i)).volume());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 500, 1", "0, 25, 0.5", "200, 500, 0"})
  void countsWhatLiesOnTheImage(double left, double right, double covered) throws DataException {
    Town town = new Town(List.of(new Envelope(20, 34, 20, 34)), new Envelope(left, right, 0, 300));
    GroupEvidence evidence = gather(town, 1, MatchOptions.withThreads(1)).groups().get(0);
    if (covered == 0) {
      assertThat(evidence).isEqualTo(new Unseen(Reason.NO_IMAGE));
    } else {
      assertThat(((Seen) evidence).covered()).isEqualTo(covered);
    }
  }

  @Test
  void saysWhyAGroupWasNotSeen() throws DataException {
    Town town =
        new Town(
            List.of(
                new Envelope(-90, -80, 0, 10),
                new Envelope(5, 300, 5, 300),
                new Envelope(8, 9, 8, 9)),
            new Envelope(0, 300, 0, 300));
    assertThat(gather(town, 1, new MatchOptions(64, 40_000, 10, 1)).groups().subList(0, 2))
        .containsExactly(new Unseen(Reason.OUTSIDE), new Unseen(Reason.TOO_LARGE));
  }

  @Test
  void aDamagedWindowLeavesTheOthers() throws DataException {
    LevelEvidence evidence =
        evidence(new MatchOptions(64, 100_000, 10, 2))
            .gather(damaged(TOWN.level(1), 100), placed(TOWN));
    assertThat(evidence.faults()).isNotEmpty().allMatch(f -> f.startsWith("town.tif: torn"));
    assertThat(evidence.groups())
        .contains(new Unseen(Reason.DAMAGED))
        .anyMatch(Seen.class::isInstance);
  }

  @Test
  void anImageThatCannotBeReadAtAllIsRefused() {
    assertThatThrownBy(
            () ->
                evidence(MatchOptions.withThreads(1))
                    .gather(damaged(TOWN.level(1), -1000), placed(TOWN)))
        .isInstanceOf(DataException.class);
  }

  @Test
  void orAllItsGroupsAreUnseenWhereThatWillDo() throws DataException {
    LevelEvidence found =
        evidence(MatchOptions.withThreads(1))
            .gatherReadable(damaged(TOWN.level(1), -1000), placed(TOWN), Progress.none());
    assertThat(found.groups()).containsOnly(new Unseen(Reason.DAMAGED));
  }

  private static LevelWindows damaged(LevelWindows sound, int fromX) {
    return new LevelWindows() {
      @Override
      public int level() {
        return sound.level();
      }

      @Override
      public int width() {
        return sound.width();
      }

      @Override
      public int height() {
        return sound.height();
      }

      @Override
      public ImageTensors read(Window window) throws DataException {
        if (window.x() >= fromX) {
          throw new DataException(DataException.Code.CORRUPT, "town.tif", "torn", "copy it again");
        }
        return sound.read(window);
      }
    };
  }

  private static LevelEvidence gather(Town town, int level, MatchOptions options)
      throws DataException {
    return evidence(options).gather(town.level(level), placed(town));
  }

  private static Evidence evidence(MatchOptions options) {
    return new Evidence(NETWORK, NETWORK.reach(), options, Town.maps());
  }

  private static Placement placed(Town town) {
    List<Footprint> footprints = town.misplacedBy(2, 1);
    return new Placement(
        footprints,
        Town.groups(footprints),
        Collections.nCopies(footprints.size(), Displacement.ZERO));
  }
}
