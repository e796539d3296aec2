import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { rounds } from "~/db/schema";
import { canonicalJson } from "~/lib/canonical-json";
import type { Context } from "../context";
import type { StandingSheet, WrittenSheet } from "./rules";

interface Shown {
  readonly readings?: readonly WrittenSheet[];
  /** By the id of the sheet. */
  readonly standing: Readonly<Record<string, StandingSheet>>;
}

/**
 * Names what somebody decides over: readings of a paper, and what stands on sheets. A form that was filled in over another version is
 * stale. Made with the secret of the round, so that nobody finds the points of a device by trying them.
 */
export async function versionOf(ctx: Pick<Context, "db">, roundId: string, shown: Shown): Promise<string> {
  const [round] = await ctx.db.select({ salt: rounds.ledgerSalt }).from(rounds).where(eq(rounds.id, roundId));
  const readings = (shown.readings ?? []).map(({ points, remarks, isSigned, signedOn }) => ({
    points: { ...points },
    remarks,
    isSigned,
    signedOn,
  }));
  const standing = Object.entries(shown.standing).map(([sheet, { points, fromDevice, remarks }]) => [
    sheet,
    { points: { ...points }, fromDevice: [...fromDevice].sort(), remarks },
  ]);
  const text = canonicalJson({ readings, standing: Object.fromEntries(standing) });
  return createHmac("sha256", round!.salt).update(`paper ${text}`).digest("hex").slice(0, 32);
}
