package org.cadalign.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TileTrustTest {
  private static final String HEAD =
      "column,row,x,y,building,n_s,n_eff,denoising_factor,neighbour_residual_m,"
          + "predicted_residual_m,level,status,reason\n";

  @Test
  void readsWhatIsTold() {
    assertThat(TileTrust.table(HEAD + "2,1,1.5,2.5,way/7,40.5,20,0.22,0.31,,1,counted,\n"))
        .containsExactly(
            new TileTrust(
                2,
                1,
                "way/7",
                Map.of(
                    "n_s", 40.5,
                    "n_eff", 20.0,
                    "denoising_factor", 0.22,
                    "neighbour_residual_m", 0.31)));
  }

  @Test
  void idsMayHoldAnything() {
    String id = "a,\"b\"\n<script>";
    String row = "0,0,1,2," + TrustTable.text(id) + ",1,,,,,1,counted,\n";
    assertThat(TileTrust.table(HEAD + row).get(0).building()).isEqualTo(id);
  }

  @Test
  void tilesWithoutFiguresAreTiles() {
    List<TileTrust> tiles = TileTrust.table(HEAD + "0,3,1,2,5,,,,,,,no_evidence,outside\n");
    assertThat(tiles).containsExactly(new TileTrust(0, 3, "5", Map.of()));
  }

  @Test
  void otherTablesAreRefused() {
    assertThatThrownBy(() -> TileTrust.table("a,b\n1,2\n"))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
