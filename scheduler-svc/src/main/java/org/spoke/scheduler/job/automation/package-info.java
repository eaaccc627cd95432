/**
 * What drives a job: one class a reaction. Each asks the job first how it stands, which holds it
 * still until the reaction is done, and uses ids that follow from the job's: twice is once.
 */
package org.spoke.scheduler.job.automation;
