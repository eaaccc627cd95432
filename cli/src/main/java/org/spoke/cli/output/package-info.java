/** Answers for people: aligned tables, details, amounts, times and progress. */
package org.spoke.cli.output;
