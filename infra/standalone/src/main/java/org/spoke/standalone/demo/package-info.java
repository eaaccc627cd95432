/**
 * The main job from end to end on this machine: a job from request to settled escrow, checked step
 * by step.
 */
package org.spoke.standalone.demo;
