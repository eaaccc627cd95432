/** The read model of tallies. */
package org.spoke.bench.tally.view;
