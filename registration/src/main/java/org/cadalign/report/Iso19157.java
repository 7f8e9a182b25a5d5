package org.cadalign.report;

import java.util.Locale;
import java.util.Optional;
import org.cadalign.evaluate.CircularError;
import org.cadalign.evaluate.ErrorSummary;

/**
 * The statement in the terms of ISO 19157, in the XML encoding of ISO 19157-2 (mdq 1.0), of which
 * it uses the part that {@code iso19157/mdq.xsd} beside the other resources describes. What is
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
      String from =
          text("deductiveSource", "Signs of the run, in buildings.gpkg of its directory.");
      statement.element(
          "CE90",
          "44",
          new Evaluation("DQ_IndirectEvaluation", predicted, from),
          total.path("ce90_m").asDouble());
    }
    measured.ifPresent(m -> statement.measured(m, report.buildings().size()));
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

  /**
   * How a figure came about.
   *
   * @param kind of evaluation
   * @param description in words
   * @param more elements that the kind asks for
   */
  private record Evaluation(String kind, String description, String more) {}

  private static String text(String element, String text) {
    return "          <mdq:%s><gco:CharacterString>%s</gco:CharacterString></mdq:%s>%n"
        .formatted(element, Escape.markup(text), element)
        .replace("\r\n", "\n");
  }

  private static String sample(ErrorSummary summary, int features) {
    return text("samplingScheme", "Those buildings of which a checkpoint was given.")
        + text("lotDescription", "The %d features of the layer.".formatted(features))
        + text("samplingRatio", "%d of %d".formatted(summary.count(), features));
  }

  private void measured(Measured measured, int features) {
    ErrorSummary summary = measured.summary();
    String how =
        "Measured on %d checkpoints: %s, matched by %s."
            .formatted(summary.count(), measured.measure(), measured.matchedBy());
    String kind = "DQ_SampleBasedInspection";
    String sample = sample(summary, features);
    element("RMSE", "47", new Evaluation(kind, how, sample), summary.rmse());
    Optional<CircularError> ce90 = measured.ce90();
    if (ce90.isPresent()) {
      String interval =
          String.format(
              Locale.ROOT,
              " By order statistics; 95 %% interval %.3f to %.3f m.",
              ce90.get().low(),
              ce90.get().high());
      element("CE90", "44", new Evaluation(kind, how + interval, sample), ce90.get().metres());
    }
  }

  private void element(String name, String number, Evaluation evaluation, double metres) {
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
        %s        </mdq:%s>
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
                evaluation.kind(),
                text("evaluationMethodDescription", evaluation.description()) + evaluation.more(),
                evaluation.kind(),
                String.format(Locale.ROOT, "%.3f", metres),
                METRE));
  }
}
