package org.spoke.scheduler.offer;

import java.util.List;
import org.spoke.scheduler.job.Resources;

/**
 * Where offers come from: the box's own registry now, other boxes later. Failures are problems; one
 * that passes by itself is UNAVAILABLE.
 */
public interface OfferSource {
  /** Most offers that are looked at for one job; a box has one device, a network sends its best. */
  int MAX_OFFERS = 200;

  /** Offers of devices that have at least this free now, at most {@link #MAX_OFFERS}. */
  List<Offer> offers(Resources atLeast);
}
