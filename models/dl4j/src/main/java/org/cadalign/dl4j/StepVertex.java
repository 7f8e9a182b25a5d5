package org.cadalign.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes a {@link Step} in a graph. */
@SuppressWarnings("overrides") // DL4J's own class leaves out the dots of a method with any number.
final class StepVertex extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  private final transient Step step;

  StepVertex(ComputationGraph graph, String name, int index, DataType type, Step step) {
    super(graph, name, index, null, null, type);
    this.step = step;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null; // as DL4J asks of vertices without one
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr arrays) {
    return step.forward(List.of(inputs));
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr arrays) {
    List<INDArray> below = step.backward(List.of(inputs), epsilon);
    return new Pair<>(null, below.toArray(INDArray[]::new));
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray view) {
    throw new UnsupportedOperationException("a step has no weights");
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int size) {
    throw new UnsupportedOperationException("nothing is masked here");
  }

  /** By identity: it is a part of one graph. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "StepVertex(" + vertexName + ", " + step + ")";
  }
}
