package org.cadalign.cli;

import org.cadalign.run.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** Version of cadalign, and of the Java and system that it runs on. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"cadalign " + ProgramVersion.number(), "Java " + java() + ", " + system()};
  }

  private static String java() {
    return System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")";
  }

  private static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
