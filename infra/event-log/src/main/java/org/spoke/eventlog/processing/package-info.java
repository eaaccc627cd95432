/**
 * Runs projections and reactions: one tracking processor each, its position stored with its
 * effects.
 */
package org.spoke.eventlog.processing;
