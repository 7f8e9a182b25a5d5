package org.cadalign.reproduce.toy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cadalign.count.PairEstimator;
import org.cadalign.reproduce.toy.ToyDynamics.Point;
import org.cadalign.reproduce.toy.ToyEstimator.OfCorrelation;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What was measured, as pictures. */
record ToyPlots(ToyResult result) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 560;

  /** Of each of two charts, which are given the same room. */
  private static final int HALF = 420;

  /** Where epoch 0 is drawn, on an axis of logarithms that has no zero. */
  private static final double START = 0.5;

  /** Mean counts against f, both logarithmic; the soft ones bold, powers dotted, hard dashed. */
  void counts(Path png) throws IOException {
    XYChart chart = chart("Mean neighbour count of 2048 samples", "frequency f", "count", HEIGHT);
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    double[] frequencies = result.uniform().stream().mapToDouble(ToyCurve::frequency).toArray();
    for (ToyEstimator estimator : ToyEstimator.counts()) {
      if (estimator.form() instanceof OfCorrelation form) {
        double[] means = result.uniform().stream().mapToDouble(c -> c.mean(estimator)).toArray();
        draw(chart.addSeries(estimator.name(), frequencies, means), form.estimator());
      }
    }
    double[] ideal = Arrays.stream(frequencies).map(f -> firstSoft() / f).toArray();
    XYSeries claimed = chart.addSeries("1/f", frequencies, ideal);
    style(claimed, SeriesLines.SOLID, SeriesMarkers.NONE);
    claimed.setLineColor(Color.BLACK);
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
  }

  private double firstSoft() {
    return result.uniform().get(0).mean(ToyEstimator.SOFT);
  }

  private static void draw(XYSeries series, PairEstimator estimator) {
    if (estimator instanceof PairEstimator.Hard) {
      style(series, SeriesLines.DASH_DASH, SeriesMarkers.TRIANGLE_UP);
    } else if (estimator instanceof PairEstimator.Positive positive && positive.power() > 1) {
      style(series, SeriesLines.DOT_DOT, SeriesMarkers.SQUARE);
    } else {
      style(series, new BasicStroke(4), SeriesMarkers.CIRCLE);
    }
  }

  private static void style(XYSeries series, BasicStroke stroke, Marker marker) {
    series.setLineStyle(stroke);
    series.setMarker(marker);
  }

  /** N_S along alpha, above the curvature of the sine. */
  void alongAlpha(Path png) throws IOException {
    XYChart counts = chart("N_S along the circle", "alpha", "N_S", HALF);
    XYChart bends = chart("", "alpha", "ln(1 + curvature)", HALF);
    for (ToyCurve curve : result.uniform()) {
      double[] alphas = curve.data().alphas();
      add(counts, curve.frequency(), alphas, curve.counts(ToyEstimator.SOFT));
      double[] bend = Arrays.stream(curve.data().curvature()).map(Math::log1p).toArray();
      add(bends, curve.frequency(), alphas, bend);
    }
    BitmapEncoder.saveBitmap(List.of(counts, bends), 2, 1, png.toString(), BitmapFormat.PNG);
  }

  /** Mean N_S along the training. */
  void dynamics(Path png) throws IOException {
    XYChart chart = chart("Mean N_S along the training", "epoch (0 drawn at 0.5)", "N_S", HEIGHT);
    chart.getStyler().setXAxisLogarithmic(true);
    for (ToyCurve curve : result.uniform()) {
      List<Point> points =
          result.dynamics().of(curve.frequency()).values().stream()
              .sorted(Comparator.comparingInt(Point::epoch))
              .toList();
      add(
          chart,
          curve.frequency(),
          points.stream().mapToDouble(p -> Math.max(START, p.epoch())).toArray(),
          points.stream().mapToDouble(Point::soft).toArray());
    }
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
  }

  private static XYChart chart(String title, String x, String y, int height) {
    return new XYChartBuilder()
        .width(WIDTH)
        .height(height)
        .title(title)
        .xAxisTitle(x)
        .yAxisTitle(y)
        .build();
  }

  private static void add(XYChart chart, int frequency, double[] x, double[] y) {
    chart.addSeries("f = " + frequency, x, y).setMarker(SeriesMarkers.NONE);
  }
}
