/**
 * What a box must survive: kills, a lost database, taken ports; driven from outside, checked by
 * what the chain says.
 */
package org.spoke.standalone.faults;
