import { callingViews } from "./calling/views.ts";
import type { ViewName } from "./contract/views.ts";
import { officeViews } from "./intake/office/view.ts";
import { queueingViews } from "./queueing/views.ts";
import { ratingViews } from "./ratings/views.ts";
import { shellViews } from "./shells/views.ts";
import { supervisionViews } from "./supervision/views.ts";
import type { ViewDefinitions } from "./viewing.ts";

/** Every view, with the module that draws it. */
export const viewDefinitions: ViewDefinitions<ViewName> = {
  ...queueingViews,
  ...callingViews,
  ...ratingViews,
  ...supervisionViews,
  ...shellViews,
  ...officeViews,
};
