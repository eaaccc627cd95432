/** Starting and stopping a service: alone as a process, or beside others in one JVM. */
package org.spoke.base.process;
