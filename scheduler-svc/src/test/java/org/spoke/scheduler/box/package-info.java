/** The services around the scheduler, in memory: fakes that keep the ports' contracts. */
package org.spoke.scheduler.box;
