package org.cadalign.reproduce.ablation;

import java.util.List;

record AblationTable(Findings findings, List<Long> seeds) {
  String markdown() {
    return findings.toString();
  }

  String json() {
    return "{}";
  }
}
