import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { notices } from "~/db/schema";
import type { NoticeKind } from "~/lib/vocabulary";
import type { Context } from "../context";

export const EXPECTED_LIST = "expected_list" satisfies NoticeKind;

/** What a notice of the expected list holds: exactly what the page and the mails show of it. */
export const ExpectedListContent = z.object({
  /** On what it rests: a carried motion, or the words of who approved it. */
  basis: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("motion"), meeting: z.int(), motion: z.int(), closedAt: z.iso.datetime() }),
    z.object({ kind: z.literal("approval"), sentence: z.string() }),
  ]),
  /** The notice it takes the place of, and why; null for the first. */
  supersedes: z.object({ noticeId: z.uuid(), reason: z.string() }).nullable(),
  products: z.array(
    z.object({
      position: z.int(),
      name: z.string(),
      /** What a set is made of; empty for a product alone. */
      members: z.array(z.string()),
      establishment: z.string(),
      group: z.object({ code: z.string(), name: z.string(), nameEn: z.string() }),
    }),
  ),
});
export type ExpectedListContent = z.infer<typeof ExpectedListContent>;

export interface ExpectedList extends ExpectedListContent {
  readonly noticeId: string;
  readonly publishedAt: Date;
}

/** The notice that holds now, public since it was published; null before. */
export async function expectedListOf(ctx: Context, roundId: string): Promise<ExpectedList | null> {
  const [row] = await ctx.db
    .select({ id: notices.id, content: notices.content, publishedAt: notices.publishedAt })
    .from(notices)
    .where(and(eq(notices.roundId, roundId), eq(notices.kind, EXPECTED_LIST)))
    .orderBy(desc(notices.publishedAt), desc(notices.id))
    .limit(1);
  return row ? { ...ExpectedListContent.parse(row.content), noticeId: row.id, publishedAt: row.publishedAt } : null;
}
