package org.cadalign.dl4j;

import java.util.Map;
import org.cadalign.engine.Tensor;

/**
 * A network's graphs with weights of their own, for one thread at a time.
 *
 * @param format of its arrays
 * @param graphs by name
 * @param loose weights that belong to no graph, by name
 */
record Replica(Format format, Map<String, Graph> graphs, Map<String, Tensor> loose)
    implements AutoCloseable {
  Graph graph(String name) {
    return graphs.get(name);
  }

  /** What each channel of volumes is multiplied by. */
  double[] temperature() {
    return Values.wide(loose.get("temperature").data());
  }

  /** The same graphs with other weights. */
  Replica with(Map<String, Tensor> weights) {
    graphs.values().forEach(graph -> graph.load(weights));
    return new Replica(format, graphs, weights);
  }

  @Override
  public void close() {
    graphs.values().forEach(Graph::close);
  }
}
