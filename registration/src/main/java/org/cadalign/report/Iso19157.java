package org.cadalign.report;

import java.util.Locale;
import java.util.Optional;
import org.cadalign.evaluate.CircularError;
import org.cadalign.evaluate.ErrorSummary;

/**
 * The statement in the terms of ISO 19157, in the XML encoding of ISO 19157-2 (mdq 1.0). What is
 * predicted is an indirect evaluation; what is measured is an inspection of a sample. Neither is
 * ever written as the other.
 */
final class Iso19157 {
  private static final String METRE = "http://www.opengis.net/def/uom/EPSG/0/9001";

  private final StringBuilder xml = new StringBuilder();

  private Iso19157() {}

  static String xml(Report report, Optional<Measured> measured) {
    Iso19157 statement = new Iso19157();
    statement.begin();
    var total = report.run().summary().path("predicted");
    if (total.isObject()) {
      String predicted =
          "Predicted by a calibrated model from the run itself, for "
              + total.path("buildings").asInt()
              + " buildings; no ground truth was used.";
      statement.element(
          "CE90", "44", "DQ_IndirectEvaluation", predicted, total.path("ce90_m").asDouble());
    }
    measured.ifPresent(statement::measured);
    statement.xml.append("</mdq:DQ_DataQuality>\n");
    return statement.xml.toString();
  }

  private void begin() {
    xml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <mdq:DQ_DataQuality xmlns:mdq="http://standards.iso.org/iso/19157/-2/mdq/1.0"
            xmlns:mcc="http://standards.iso.org/iso/19115/-3/mcc/1.0"
            xmlns:gco="http://standards.iso.org/iso/19115/-3/gco/1.0">
          <mdq:scope>
            <mcc:MD_Scope>
              <mcc:level><mcc:MD_ScopeCode codeList="http://standards.iso.org/iso/19115/resources/Codelist/cat/codelists.xml#MD_ScopeCode" codeListValue="dataset">dataset</mcc:MD_ScopeCode></mcc:level>
            </mcc:MD_Scope>
          </mdq:scope>
        """);
  }

  private void measured(Measured measured) {
    ErrorSummary summary = measured.summary();
    String how =
        "Measured on %d checkpoints: %s, matched by %s."
            .formatted(summary.count(), measured.measure(), measured.matchedBy());
    element("RMSE", "47", "DQ_SampleBasedInspection", how, summary.rmse());
    Optional<CircularError> ce90 = measured.ce90();
    if (ce90.isPresent()) {
      String interval =
          String.format(
              Locale.ROOT,
              " By order statistics; 95 %% interval %.3f to %.3f m.",
              ce90.get().low(),
              ce90.get().high());
      element("CE90", "44", "DQ_SampleBasedInspection", how + interval, ce90.get().metres());
    }
  }

  private void element(
      String name, String number, String evaluation, String description, double metres) {
    xml.append(
        """
          <mdq:report>
            <mdq:DQ_AbsoluteExternalPositionalAccuracy>
              <mdq:measure>
                <mdq:DQ_MeasureReference>
                  <mdq:measureIdentification><mcc:MD_Identifier><mcc:code><gco:CharacterString>%s</gco:CharacterString></mcc:code></mcc:MD_Identifier></mdq:measureIdentification>
                  <mdq:nameOfMeasure><gco:CharacterString>%s</gco:CharacterString></mdq:nameOfMeasure>
                </mdq:DQ_MeasureReference>
              </mdq:measure>
              <mdq:evaluationMethod>
                <mdq:%s>
                  <mdq:evaluationMethodDescription><gco:CharacterString>%s</gco:CharacterString></mdq:evaluationMethodDescription>
                </mdq:%s>
              </mdq:evaluationMethod>
              <mdq:result>
                <mdq:DQ_QuantitativeResult>
                  <mdq:value><gco:Record>%s</gco:Record></mdq:value>
                  <mdq:valueUnit><gco:UomIdentifier>%s</gco:UomIdentifier></mdq:valueUnit>
                </mdq:DQ_QuantitativeResult>
              </mdq:result>
            </mdq:DQ_AbsoluteExternalPositionalAccuracy>
          </mdq:report>
        """
            .formatted(
                number,
                name,
                evaluation,
                Escape.markup(description),
                evaluation,
                String.format(Locale.ROOT, "%.3f", metres),
                METRE));
  }
}
