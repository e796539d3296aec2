import type { SamplePlace } from "~/domain/nominations/sample";
import { m } from "~/i18n/paraglide/messages";
import type { SampleEvent } from "~/lib/vocabulary";

const PLACES: Readonly<Record<SamplePlace, () => string>> = {
  none: m.nominations_screen_sample_none,
  here: m.nominations_screen_sample_here,
  returned: m.nominations_screen_sample_returned,
  kept: m.nominations_screen_sample_kept,
  catalogue: m.nominations_screen_sample_catalogue,
};

const EVENTS: Readonly<Record<SampleEvent, () => string>> = {
  received: m.nominations_screen_sample_act_received,
  shown: m.nominations_screen_sample_act_shown,
  returned: m.nominations_screen_sample_act_returned,
  kept: m.nominations_screen_sample_act_kept,
  catalogue: m.nominations_screen_sample_act_catalogue,
};

/** Where a sample is. */
export const samplePlaceName = (place: SamplePlace): string => PLACES[place]();
/** A line of its custody log. */
export const sampleEventName = (kind: SampleEvent): string => EVENTS[kind]();
