import { z } from "zod";

/** What the paper of a notice says beside its lines and sums, kept as it was when it was issued. Amounts in whole đồng. */
export const NoticeFacts = z.object({
  issuer: z.object({ parent: z.string().nullable(), name: z.string() }),
  place: z.string(),
  /** Who issued it. */
  signer: z.string(),
  fair: z.string(),
  applicant: z.string(),
  taxCode: z.string().nullable(),
  address: z.string().nullable(),
  commune: z.string().nullable(),
  /** The text that public money is paid by; empty without one. */
  supportSource: z.string(),
  /** What came in before, less what went back. */
  paid: z.number(),
  /** What stays of it for booths that were given back. */
  kept: z.number(),
});
export type NoticeFacts = z.output<typeof NoticeFacts>;
