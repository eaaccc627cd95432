/**
 * Read models built again from event zero beside the live ones, compared, and put in their place.
 */
package org.spoke.eventlog.replay;
