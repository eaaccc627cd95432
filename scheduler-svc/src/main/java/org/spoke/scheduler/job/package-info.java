/** The rules of a job, from the request to its end; docs/concepts/job.md draws them. */
package org.spoke.scheduler.job;
