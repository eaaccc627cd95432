/** Jobs and contracts as queries see them: derived from the events, rebuilt at will. */
package org.spoke.scheduler.job.view;
