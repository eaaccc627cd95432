package org.spoke.standalone.box;

import java.util.Map;

/** Where services run: in this JVM, or each in its own process. */
interface ServiceHost {
  /** Starts a service and returns when its port is open. */
  RunningService start(String service, Map<String, Object> settings);

  /** A started service. */
  interface RunningService extends AutoCloseable {
    @Override
    void close();
  }
}
