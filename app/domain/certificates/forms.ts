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
