package org.cadalign.dl4j;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex of DL4J's graphs that takes one {@link Step}. */
final class StepConfiguration extends GraphVertex {
  private static final long serialVersionUID = 1L;

  private final Step.Kind kind;
  private final Format format;

  StepConfiguration(Step.Kind kind, Format format) {
    this.kind = kind;
    this.format = format;
  }

  @Override
  public StepConfiguration clone() {
    return new StepConfiguration(kind, format);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepConfiguration step
        && kind.equals(step.kind)
        && format == step.format;
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + format.hashCode();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 2;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray params,
      boolean initialize,
      DataType type) {
    return new StepVertex(graph, name, index, type, kind.start(format));
  }

  /** Shapes are those of the windows, which a graph is not told beforehand. */
  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    throw new UnsupportedOperationException("shapes are known when a graph runs");
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    throw new UnsupportedOperationException("shapes are known when a graph runs");
  }
}
