package org.cadalign.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.cadalign.engine.Device;

/**
 * Shows ND4J, which takes whatever backend it likes best of those that it finds, one of them only.
 */
final class BackendLoader extends ClassLoader {
  private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
  private static final String CUDA = "org.nd4j.linalg.jcublas.JCublasBackend";

  private final Device.Kind kind;

  BackendLoader(Device.Kind kind, ClassLoader parent) {
    super(parent);
    this.kind = kind;
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Enumeration<URL> all = super.getResources(name);
    if (!name.equals(SERVICE)) {
      return all;
    }
    return Collections.enumeration(
        Collections.list(all).stream().filter(url -> kindOf(url) == kind).toList());
  }

  private static Device.Kind kindOf(URL service) {
    try (InputStream in = service.openStream()) {
      String names = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return names.contains(CUDA) ? Device.Kind.CUDA : Device.Kind.CPU;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
