import { z } from "zod";

/** The application a booth is picked for, by its id or number; needed where the caller has several at the fair. */
export const BoothRequest = z.object({
  application: z.string().min(1).max(60).describe("Id or number; needed where you have several at the fair").optional(),
});

const booth = z.object({ id: z.uuid(), code: z.string() });

export const HeldBooth = z
  .object({
    claim: z.uuid(),
    booth,
    expiresAt: z.iso.datetime().describe("Confirm it before"),
  })
  .meta({ id: "HeldBooth" });

export const ConfirmedBooth = z.object({ claim: z.uuid(), booth }).meta({ id: "ConfirmedBooth" });
