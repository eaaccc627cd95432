package org.spoke.standalone.box;

import java.util.Map;
import org.spoke.base.process.ServiceProcess;

/** Runs services beside each other in one JVM, each in its own Micronaut context. */
final class InThisJvm implements ServiceHost {
  @Override
  public RunningService start(String service, Map<String, Object> settings) {
    return ServiceProcess.start(service, settings)::close;
  }
}
