package org.cadalign.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.cadalign.spec.NetworkSpec;
import org.cadalign.spec.Parameter;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Lays a graph out, vertex by vertex; each is named by what it computes, convolutions by their name
 * in the {@link NetworkSpec}. Shapes of filters are those of the spec's parameters.
 */
final class GraphPlan {
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final Format format;
  private final GraphBuilder builder;

  GraphPlan(NetworkSpec spec, Format format, String... inputs) {
    spec.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    this.format = format;
    this.builder =
        new NeuralNetConfiguration.Builder()
            .dataType(format.type())
            .weightInit(WeightInit.ZERO)
            .updater(new NoOp())
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs(inputs);
  }

  /** Convolution that loses the filter's margin. */
  String valid(String name, Rectifier rectifier, String input) {
    return filter(name, 0, rectifier, input);
  }

  /** Convolution with a 3x3 filter and zeros around the input. */
  String same(String name, Rectifier rectifier, String input) {
    return filter(name, 1, rectifier, input);
  }

  /** Two convolutions, each followed by a rectifier. */
  String sameRelu(String name, String input) {
    return same(name + ".1", Rectifier.RELU, same(name + ".0", Rectifier.RELU, input));
  }

  /** Two convolutions, each followed by an exponential linear unit. */
  String validElu(String name, String input) {
    return valid(name + ".1", Rectifier.ELU, valid(name + ".0", Rectifier.ELU, input));
  }

  /** What has no weights. */
  String step(String name, Step.Kind kind, String... inputs) {
    builder.addVertex(name, new StepConfiguration(kind, format), inputs);
    return name;
  }

  private String filter(String name, int padding, Rectifier rectifier, String input) {
    long[] shape = parameters.get(name + ".weight").shape();
    boolean bias = parameters.containsKey(name + ".bias");
    int out = Math.toIntExact(shape[0]);
    int in = Math.toIntExact(shape[1]);
    int side = Math.toIntExact(shape[2]);
    builder.addLayer(name, new Filter(in, out, side, padding, bias, rectifier), input);
    return name;
  }

  /** The graph, whose weights are still zero. */
  Graph finish(String... outputs) {
    ComputationGraph graph =
        new ComputationGraph(builder.setOutputs(outputs).validateOutputLayerConfig(false).build());
    graph.init();
    return new Graph(graph, format);
  }
}
