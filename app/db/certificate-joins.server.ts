import { and, eq, type SQL } from "drizzle-orm";
import { awards, certificates } from "./schema";

/** Joins the certificate an award has now: not those that another took the place of. */
export const currentCertificate = (): SQL => and(eq(certificates.awardId, awards.id), certificates.isCurrent)!;
