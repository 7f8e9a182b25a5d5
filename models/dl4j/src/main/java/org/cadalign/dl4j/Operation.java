package org.cadalign.dl4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One of ND4J's native operations with fixed arguments, on one thread at a time. It keeps its
 * native context: a new one at every call, as ND4J makes it by itself, is native memory that waits
 * for Java's collector, which does not see it and lets it grow.
 */
final class Operation {
  private final CustomOp operation;
  private final OpContext context;

  /**
   * @param name in ND4J
   * @param arguments whole numbers in ND4J's order
   */
  Operation(String name, long... arguments) {
    this(name, new double[0], arguments);
  }

  /**
   * @param name in ND4J
   * @param numbers in ND4J's order
   * @param arguments whole numbers in ND4J's order
   */
  Operation(String name, double[] numbers, long... arguments) {
    this.operation = DynamicCustomOp.builder(name).build();
    this.context = Nd4j.getExecutioner().buildContext();
    context.setTArguments(numbers);
    context.setIArguments(arguments);
  }

  /** Fills the outputs, which must have the right shapes. */
  void run(List<INDArray> inputs, List<INDArray> outputs) {
    context.purge();
    for (int i = 0; i < inputs.size(); i++) {
      context.setInputArray(i, inputs.get(i));
    }
    for (int i = 0; i < outputs.size(); i++) {
      context.setOutputArray(i, outputs.get(i));
    }
    try {
      Nd4j.exec(operation, context);
    } finally {
      // It would hold the arrays until the next call, and they are to be freed now.
      context.purge();
    }
  }
}
