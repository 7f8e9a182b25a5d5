package org.cadalign.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.cadalign.engine.Network;

/** How a family of networks is computed. Stateless; weights come with the pass. */
interface TorchModel {
  /** Runs a stage. */
  Map<String, Tensor> forward(String stage, Pass pass, Inputs inputs);

  /** Loss of a sample. */
  Loss loss(Pass pass, Inputs sample, Network.LossContext context);

  /** What Jacobians are of. */
  Outputs outputs(Pass pass, Inputs inputs);

  /**
   * Outputs that can be derived one by one.
   *
   * @param values the d chosen outputs (d)
   * @param cut where the graph is interrupted, if it is
   */
  record Outputs(Tensor values, Optional<Cut> cut) {
    /** Outputs whose graph is whole. */
    Outputs(Tensor values) {
      this(values, Optional.empty());
    }
  }

  /**
   * A loss that gradients can be taken of.
   *
   * @param total a single value
   * @param first what to derive first: the total, or the part of it beyond the cut
   * @param cut where the graph is interrupted, if it is
   * @param parts what it is made of, to be shown
   */
  record Loss(Tensor total, Tensor first, Optional<Cut> cut, SortedMap<String, Tensor> parts) {
    /** A loss whose graph is whole. */
    Loss(Tensor total, SortedMap<String, Tensor> parts) {
      this(total, total, Optional.empty(), parts);
    }
  }

  /**
   * A value that was not computed by tensor operations, which therefore derivatives do not pass by
   * themselves.
   *
   * @param value a leaf that stands for it
   * @param below from the derivative by it to what is derived next
   */
  record Cut(Tensor value, Function<Tensor, Roots> below) {}

  /**
   * Tensors to go on deriving from.
   *
   * @param tensors of any shape
   * @param weights the derivatives by them, shaped as they are
   */
  record Roots(List<Tensor> tensors, List<Tensor> weights) {
    /** With a single value that is added to the loss as it is. */
    Roots and(Tensor value) {
      List<Tensor> more = new ArrayList<>(tensors);
      List<Tensor> moreWeights = new ArrayList<>(weights);
      more.add(value);
      moreWeights.add(torch.ones_like(value));
      return new Roots(more, moreWeights);
    }
  }
}
