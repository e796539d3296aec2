import { z } from "zod";
import { normalizeText } from "~/lib/vietnamese-text";
import { typedDay } from "../typed";

const line = (min: number, max: number) => z.string().transform(normalizeText).pipe(z.string().min(min).max(max));

/** The decision that takes a certificate back. The reason is public: it stands on the certificate's page. */
export const RevocationForm = z.object({
  decisionNumber: line(3, 60),
  revokedOn: typedDay,
  reason: line(10, 500),
});
export type RevocationForm = z.output<typeof RevocationForm>;

/** Pixels a side of a medal. */
export const LOGO_SIDES = [256, 1024, 2048] as const;
export const LogoSize = z.object({ side: z.coerce.number().pipe(z.literal(LOGO_SIDES)).catch(1024) });

/** A paper that was lost or spoilt is printed anew, under a new number. The reason is public. */
export const ReissueForm = z.object({ reason: line(10, 500) });
export type ReissueForm = z.output<typeof ReissueForm>;

/** What a certificate should print, and the letter or decision that says so. The reason is public. */
export const CorrectionForm = z.object({
  productName: line(2, 300),
  establishmentName: line(2, 300),
  address: line(2, 300).optional(),
  documentNumber: line(3, 60),
  documentDate: typedDay,
  reason: line(10, 500),
});
export type CorrectionForm = z.output<typeof CorrectionForm>;
