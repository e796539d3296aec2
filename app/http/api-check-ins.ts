import { z } from "zod";
import { CheckIn } from "~/domain/fair-days/scan-forms";
import { PASS_KINDS, SCAN_VERDICTS } from "~/lib/vocabulary";

// What the check-ins of a fair take and give, as openapi.json describes it. One scan alone may be sent without the list around it.

export const CheckInsRequest = z
  .object({
    checkIns: z.array(CheckIn).min(1).max(500),
    sentAt: z.iso
      .datetime({ offset: true })
      .describe("The device's clock when it sent this: tells how far it is off")
      .optional(),
  })
  .meta({ id: "CheckIns" });

const CheckInResult = z
  .object({
    nonce: z.string(),
    result: z.enum(["recorded", "duplicate", "refused"]),
    duplicate: z.boolean().describe("The same nonce came before; the answer is the one it got then"),
    verdict: z.enum(SCAN_VERDICTS).optional(),
    at: z.iso.datetime().describe("When it was, by the server's clock").optional(),
    kind: z.enum(PASS_KINDS).nullable().optional(),
    holder: z.string().nullable().describe("Of visitors nothing is told").optional(),
    exhibitor: z.string().nullable().optional(),
    earlier: z
      .object({ at: z.iso.datetime(), gate: z.string(), by: z.string() })
      .nullable()
      .describe("The scan that let in a pass that is already in")
      .optional(),
    note: z.string().nullable().describe("What the gate should know beside the verdict").optional(),
    reason: z.string().describe("Why it was refused").optional(),
  })
  .meta({ id: "CheckInResult" });

export const CheckInsAnswer = z
  .object({
    at: z.iso.datetime().describe("The server's clock"),
    clock: z
      .object({ offsetSeconds: z.int().describe("How far the device's clock is ahead"), isOff: z.boolean() })
      .nullable(),
    results: z.array(CheckInResult).describe("One a scan, in the same order"),
  })
  .meta({ id: "CheckInsAnswer" });
