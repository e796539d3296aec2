import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { instantOf, type PlainDate } from "~/lib/dates";
import type { SampleEvent } from "~/lib/vocabulary";

/** Where the physical sample of an entry is. `here`: received or shown, and not yet back. */
export type SamplePlace = "none" | "here" | "returned" | "kept" | "catalogue";

const LEADS_TO: Readonly<Record<SampleEvent, SamplePlace>> = {
  received: "here",
  shown: "here",
  returned: "returned",
  kept: "kept",
  catalogue: "catalogue",
};

const FROM: Readonly<Record<SampleEvent, readonly SamplePlace[]>> = {
  received: ["none", "returned", "catalogue"],
  shown: ["here"],
  returned: ["here"],
  kept: ["here"],
  catalogue: ["none", "returned"],
};

/** events: oldest first. */
export function samplePlace(events: readonly { readonly kind: SampleEvent }[]): SamplePlace {
  const last = events.at(-1);
  return last ? LEADS_TO[last.kind] : "none";
}

/** What can happen next to a sample. A kept one stays kept. */
export function nextSampleEvents(place: SamplePlace): SampleEvent[] {
  return (Object.keys(FROM) as SampleEvent[]).filter((kind) => FROM[kind].includes(place));
}

/** The consent is part of the line: without it a sample goes back. */
export function sampleNote({
  note,
  consentedOn,
}: {
  note: string | null;
  consentedOn: PlainDate | null;
}): string | null {
  const consent = consentedOn && m.nominations_screen_sample_consented({ date: formatDate(consentedOn) });
  return [consent, note].filter(Boolean).join(" ") || null;
}

/** A day of the custody log: today at the moment of writing, an earlier day at noon in Vietnam. */
export function instantOfSampleDay(on: PlainDate, today: PlainDate, now: Date): Date {
  return on === today ? now : instantOf(on, "12:00");
}
