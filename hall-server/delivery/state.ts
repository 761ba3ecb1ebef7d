import type { DeliveryFacts } from "./facts.ts";

const nothing = () => {};

/** Results outlive a day: they lie in a derived table, and the live state has nothing of them. */
export const applyDeliveries: Record<keyof DeliveryFacts, () => void> = {
  "result-handed-over": nothing,
  "result-posted": nothing,
  "post-noted": nothing,
  "result-put-in-machine": nothing,
  "result-taken-from-machine": nothing,
  "pickup-code-shown": nothing,
  "pickup-refused": nothing,
  "delivery-address-shown": nothing,
  "collection-reminded": nothing,
  "results-unclaimed": nothing,
};
