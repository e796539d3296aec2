import { eq } from "drizzle-orm";
import { criteria, criterionLevels } from "~/db/schema";
import type { WriteContext } from "../context";
import type { CriterionRule, SchemeRules } from "../schemes/rules";

/** Make the criteria of a round the ones its rules name. Their ids are new: nothing points to those it had before. */
export async function writeCriteria(ctx: WriteContext, roundId: string, rules: SchemeRules): Promise<void> {
  await ctx.db.delete(criteria).where(eq(criteria.roundId, roundId));
  let position = 0;
  const insert = async (list: readonly CriterionRule[], parentId: string | null): Promise<void> => {
    for (const { code, title, titleEn, maximum, groups = null, levels = [], parts = [] } of list) {
      position += 1;
      const [row] = await ctx.db
        .insert(criteria)
        .values({
          roundId,
          parentId,
          code,
          title,
          titleEn,
          maximum,
          step: rules.scoreStep.value,
          position,
          groupCodes: groups,
        })
        .returning({ id: criteria.id });
      if (levels.length > 0) {
        await ctx.db.insert(criterionLevels).values(
          levels.flatMap(({ from, to, text, textEn, groups }) =>
            (groups ?? [null]).map((groupCode) => ({
              criterionId: row!.id,
              groupCode,
              fromPoints: from,
              toPoints: to,
              text,
              textEn,
            })),
          ),
        );
      }
      await insert(parts, row!.id);
    }
  };
  await insert(rules.criteria.value, null);
}
