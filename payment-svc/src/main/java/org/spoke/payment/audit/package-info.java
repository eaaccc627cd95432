/**
 * Who was paid what, recomputed from the events alone and held against the read model and the
 * chain.
 */
package org.spoke.payment.audit;
