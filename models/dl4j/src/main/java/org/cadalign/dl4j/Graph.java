package org.cadalign.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadalign.engine.Tensor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A graph of DL4J's, one run at a time. Its vertices are gone through here and not by DL4J: every
 * array is freed as soon as nothing needs it any more, instead of when Java's collector comes by,
 * one forward pass serves several derivatives, and what no output needs is left out.
 */
final class Graph implements AutoCloseable {
  private static final LayerWorkspaceMgr ARRAYS = LayerWorkspaceMgr.noWorkspacesImmutable();

  private final ComputationGraph graph;
  private final Format format;
  private final GraphVertex[] vertices;
  private final int[] order;
  private final Map<String, Integer> places = new HashMap<>();

  Graph(ComputationGraph graph, Format format) {
    this.graph = graph;
    this.format = format;
    this.vertices = graph.getVertices();
    this.order = graph.topologicalSortOrder();
    int at = 0;
    for (int v : order) {
      if (vertices[v].hasLayer()) {
        at = place(vertices[v], at);
      }
    }
  }

  /** DL4J lays all weights out in one array, of each convolution the bias first. */
  private int place(GraphVertex vertex, int at) {
    int end = at;
    for (String key :
        List.of(ConvolutionParamInitializer.BIAS_KEY, ConvolutionParamInitializer.WEIGHT_KEY)) {
      INDArray values = vertex.paramTable(false).get(key);
      if (values != null) {
        places.put(vertex.getVertexName() + (key.equals("b") ? ".bias" : ".weight"), end);
        end += Math.toIntExact(values.length());
      }
    }
    return end;
  }

  /** Takes those weights that are this graph's. */
  void load(Map<String, Tensor> weights) {
    float[] all = new float[Math.toIntExact(graph.params().length())];
    places.forEach(
        (name, at) -> {
          float[] values = weights.get(name).data();
          System.arraycopy(values, 0, all, at, values.length);
        });
    format.fill(graph.params(), all);
  }

  /**
   * Runs the graph as far as outputs need it.
   *
   * @param derived whether derivatives will be taken
   * @param outputs names of vertices
   * @param inputs in the order of the graph's; the run frees them
   */
  Run run(boolean derived, List<String> outputs, INDArray... inputs) {
    if (derived && graph.getGradientsViewArray() == null) {
      graph.initGradientsView();
    }
    return new Run(derived, outputs, inputs);
  }

  @Override
  public void close() {
    graph.params().close();
    if (graph.getGradientsViewArray() != null) {
      graph.getGradientsViewArray().close();
    }
  }

  /** One run with the arrays that it has made. */
  final class Run implements AutoCloseable {
    private final boolean derived;
    private final INDArray[] values = new INDArray[vertices.length];
    private final INDArray[] epsilons = new INDArray[vertices.length];
    private final int[] readers = new int[vertices.length];

    private Run(boolean derived, List<String> outputs, INDArray... inputs) {
      this.derived = derived;
      outputs.forEach(name -> need(graph.getVertex(name)));
      System.arraycopy(inputs, 0, values, 0, inputs.length);
      try {
        for (int v : order) {
          if (readers[v] > 0) {
            forward(vertices[v]);
          }
        }
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }

    /** Whoever asked for an output is a reader that never ends. */
    private void need(GraphVertex vertex) {
      if (readers[vertex.getVertexIndex()]++ == 0) {
        for (int input : inputs(vertex)) {
          need(vertices[input]);
        }
      }
    }

    private void forward(GraphVertex vertex) {
      int v = vertex.getVertexIndex();
      if (vertex.isInputVertex()) {
        return;
      }
      int[] from = inputs(vertex);
      for (int i = 0; i < from.length; i++) {
        vertex.setInput(i, values[from[i]], ARRAYS);
      }
      values[v] = vertex.doForward(derived, ARRAYS);
      if (!derived) {
        vertex.clear();
        for (int input : from) {
          if (--readers[input] == 0) {
            values[input] = freed(values[input]);
          }
        }
      }
    }

    /** An output, which lives as long as the run. */
    INDArray output(String name) {
      return values[graph.getVertex(name).getVertexIndex()];
    }

    /** Values of an output, row-major. */
    double[] values(String name) {
      return format.values(output(name));
    }

    /**
     * Derivatives of a value by the weights and by an input, from those by outputs.
     *
     * @param byOutputs row-major, by the names of outputs
     * @param input whose derivatives are wanted
     * @return them, row-major, if that input has any
     */
    Optional<double[]> derive(Map<String, double[]> byOutputs, String input) {
      format.clear(graph.getGradientsViewArray());
      byOutputs.forEach(
          (name, by) ->
              epsilons[graph.getVertex(name).getVertexIndex()] =
                  format.of(by, output(name).shape()));
      for (int i = order.length - 1; i >= 0; i--) {
        GraphVertex vertex = vertices[order[i]];
        if (epsilons[order[i]] != null && !vertex.isInputVertex()) {
          backward(vertex);
        }
      }
      INDArray by = epsilons[graph.getVertex(input).getVertexIndex()];
      Optional<double[]> found = Optional.ofNullable(by).map(format::values);
      freeAll(epsilons);
      return found;
    }

    private void backward(GraphVertex vertex) {
      int v = vertex.getVertexIndex();
      vertex.setEpsilon(epsilons[v]);
      INDArray[] below = vertex.doBackward(false, ARRAYS).getSecond();
      epsilons[v] = freed(epsilons[v]);
      int[] from = inputs(vertex);
      for (int i = 0; i < below.length; i++) {
        INDArray other = epsilons[from[i]];
        if (other == null) {
          epsilons[from[i]] = below[i];
        } else {
          other.addi(below[i]);
          below[i].close();
        }
      }
    }

    /** Adds the derivatives by the weights to those of all parameters. */
    void addTo(Sums sums) {
      sums.add(places, format.values(graph.getGradientsViewArray()));
    }

    @Override
    public void close() {
      for (GraphVertex vertex : vertices) {
        vertex.clear();
      }
      freeAll(values);
      freeAll(epsilons);
    }
  }

  private static int[] inputs(GraphVertex vertex) {
    VertexIndices[] inputs = vertex.getInputVertices();
    int[] indices = new int[inputs == null ? 0 : inputs.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = inputs[i].getVertexIndex();
    }
    return indices;
  }

  private static void freeAll(INDArray[] arrays) {
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = freed(arrays[i]);
    }
  }

  /** Frees an array, if there is one; nothing is left in its place. */
  private static INDArray freed(INDArray array) {
    if (array != null) {
      array.close();
    }
    return null;
  }
}
