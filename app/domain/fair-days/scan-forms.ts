import { z } from "zod";
import { SCAN_DIRECTIONS, SCAN_VERDICTS } from "~/lib/vocabulary";
import { readCode } from "./rules";

// What devices at gates send.

/** Clocks that are wrong stay within: an instant beyond is no clock's, and no column takes all of them. */
const CLOCKS = { first: Date.UTC(1970, 0), last: Date.UTC(2200, 0) } as const;
/** A time by a device's clock, however wrong that is. */
const deviceTime = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).getTime())
  .refine((time) => time >= CLOCKS.first && time < CLOCKS.last);
/** Milliseconds its clock is ahead of the server's, as it knew when it scanned. */
const offsetMs = z
  .int()
  .min(-4e12)
  .max(4e12)
  .nullish()
  .transform((offset) => offset ?? null);

/** Of everything that a device gathers by itself. */
export const onDevice = {
  nonce: z.uuid().toLowerCase(),
  at: deviceTime.describe("By the device's clock"),
  deviceId: z.string().min(1).max(100),
  offsetMs: offsetMs.describe(
    "Milliseconds the device's clock was ahead of the server's when it scanned, where it knew",
  ),
};

const atGate = {
  ...onDevice,
  gate: z.string().min(1).max(60).describe("Id of a gate of the fair, or a name that it has or had"),
};

/** One scan of a device. */
export const CheckIn = z
  .object({
    ...atGate,
    code: z.string().min(1).max(500).transform(readCode).describe("Of a pass, or its address"),
    direction: z.enum(SCAN_DIRECTIONS).default("in"),
    shown: z
      .enum(SCAN_VERDICTS)
      .nullish()
      .transform((verdict) => verdict ?? null)
      .describe("What the device said by itself, without the server"),
  })
  .meta({ id: "CheckIn" });
export type CheckIn = z.output<typeof CheckIn>;

/** Visitors that were counted by hand. */
export const HeadCount = z.object({
  ...atGate,
  people: z
    .int()
    .min(-500)
    .max(500)
    .refine((people) => people !== 0),
});
export type HeadCount = z.output<typeof HeadCount>;

const MOST_AT_ONCE = 500;
const sentAt = deviceTime.optional().describe("By the device's clock, when it sent this: tells how far it is off");

/** Of what a device sent, also where the rest cannot be read; empty for none. */
export const nonceIn = (sent: unknown): string =>
  typeof sent === "object" && sent !== null && "nonce" in sent ? String(sent.nonce).slice(0, 100) : "";

/** Several or one. Each is read on its own, so that one that does not fit refuses no other. */
export const CheckInsBody = z.union([
  z.object({ checkIns: z.array(z.unknown()).min(1).max(MOST_AT_ONCE), sentAt }),
  z
    .looseObject({ nonce: z.unknown(), sentAt })
    .transform(({ sentAt, ...one }) => ({ checkIns: [one as unknown], sentAt })),
]);

/** What the page of a gate gathered. gatekeeperId: whose page it is. */
export const GateSyncBody = z.object({
  gatekeeperId: z.uuid(),
  checkIns: z.array(z.unknown()).max(MOST_AT_ONCE).default([]),
  counts: z.array(z.unknown()).max(MOST_AT_ONCE).default([]),
  sentAt,
});

/** What the page of an exhibitor gathered. keeperId: whose page it is. */
export const LeadSyncBody = z.object({
  keeperId: z.uuid(),
  leads: z.array(z.unknown()).max(MOST_AT_ONCE).default([]),
  sentAt,
});
