package org.spoke.bench;

import java.util.Map;

/** One thing that is measured; it may yield several figures. */
interface Bench {
  String name();

  /** Measures; takes seconds to minutes. */
  Map<String, Figure> run(BenchRun run) throws Exception;
}
