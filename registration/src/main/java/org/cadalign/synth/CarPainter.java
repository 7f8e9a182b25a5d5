package org.cadalign.synth;

/** Paints cars. */
final class CarPainter {
  private static final Rgb GLASS = Rgb.grey(0.1);
  private final Look look;

  CarPainter(Look look) {
    this.look = look;
  }

  void paint(Canvas canvas, Car car) {
    double half = car.length() / 2;
    double across = car.width() / 2;
    var body = Shapes.of(car.frame().rectangle(new Frame.Span(-half, half, -across, across)));
    for (double up = 0.5; up <= 1.4; up += 0.3) {
      canvas.shade(Shapes.moved(body, look.sun().shadow(), up), 0.9);
    }
    canvas.fill(body, Paint.plain(car.colour()));
    glass(canvas, car, new Frame.Span(-0.62 * half, -0.35 * half, -0.8 * across, 0.8 * across));
    glass(canvas, car, new Frame.Span(0.3 * half, 0.55 * half, -0.8 * across, 0.8 * across));
  }

  private static void glass(Canvas canvas, Car car, Frame.Span span) {
    canvas.fill(Shapes.of(car.frame().rectangle(span)), Paint.plain(GLASS));
  }
}
