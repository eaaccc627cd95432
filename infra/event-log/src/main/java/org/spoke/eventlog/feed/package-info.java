/**
 * The log as a live feed over gRPC, and the same feed as a source for another service's processors.
 */
package org.spoke.eventlog.feed;
