package org.cadalign.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.Jacobian;

/** Outputs of a sample with their derivatives as tensors, which are derived once more. */
final class TwiceDerived {
  private final Tensor values;
  private final Derivatives derivatives;
  private final List<List<Tensor>> rows;

  TwiceDerived(TorchModel.Outputs outputs, Derivatives derivatives) {
    if (outputs.cut().isPresent()) {
      throw new IllegalStateException("no second derivative passes a cut");
    }
    this.values = outputs.values();
    this.derivatives = derivatives;
    this.rows =
        IntStream.range(0, Math.toIntExact(values.numel()))
            .mapToObj(i -> derivatives.twice(values.select(0, i)))
            .toList();
  }

  Jacobian jacobian() {
    double[][] found = rows.stream().map(derivatives::values).toArray(double[][]::new);
    return new Jacobian(Transfer.doubles(values), found);
  }

  /**
   * Derivative of a loss of the Jacobian, by all parameters: the Hessian of each output times the
   * loss's derivative by its row.
   *
   * @param byRows derivative of the loss by the Jacobian's values
   */
  double[] gradient(double[][] byRows) {
    List<Tensor> products = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      products.addAll(derivatives.products(rows.get(i), byRows[i]));
    }
    if (products.isEmpty()) {
      return derivatives.none();
    }
    Tensor sum = torch.stack(new TensorVector(products.toArray(Tensor[]::new)), 0).sum();
    return derivatives.of(sum, Optional.empty(), false);
  }
}
