package org.cadalign.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.cadalign.archive.ModelArchive;
import org.cadalign.archive.Target;
import org.cadalign.archive.WeightDigest;
import org.cadalign.confidence.Sign.Source;
import org.cadalign.shipped.ShippedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationsTest {
  @Test
  void aFileIsNamedByModelAndSigns() {
    String digest = "0123456789abcdef0123";
    assertThat(Calibrations.fileName(digest, Set.of(Source.RUN)))
        .isEqualTo("0123456789abcdef.json");
    assertThat(Calibrations.fileName(digest, Set.of(Source.RUN, Source.RECHECK)))
        .isEqualTo("0123456789abcdef-recheck.json");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theShippedModelHasOne(boolean recheck) throws Exception {
    ModelArchive model = ShippedModel.open(Target.ROOF);
    Calibration shipped = Calibrations.shipped(model, Source.ofRun(recheck)).orElseThrow();
    assertThat(shipped.model()).isEqualTo(WeightDigest.of(model));
    assertThat(shipped.usual().least()).isBetween(0.1, 0.6);
    assertThat(shipped.terms())
        .allMatch(term -> Source.ofRun(recheck).contains(term.sign().source()));
    assertThat(shipped.terms().stream().anyMatch(t -> t.sign().source() == Source.RECHECK))
        .isEqualTo(recheck);
  }
}
