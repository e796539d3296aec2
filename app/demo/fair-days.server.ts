import type { Context } from "~/domain/context";
import { addGate } from "~/domain/fair-days/add-gate.server";
import { issuePass } from "~/domain/fair-days/issue-pass.server";
import { newUuid } from "~/lib/uuid";
import { PASS_KINDS } from "~/lib/vocabulary";
import type { DemoWorld } from "./rounds.server";

/** Two gates, and passes for those who come without a booth. */
export async function addFairDays({ db, people }: DemoWorld, fairId: string, now: Date): Promise<void> {
  const ctx: Context = { db, now, actor: await people.actor("organiser", now) };
  await addGate(ctx, fairId, { name: "Cổng chính", admits: [...PASS_KINDS] });
  await addGate(ctx, fairId, { name: "Cổng phía hồ", admits: ["exhibitor", "staff", "organiser"] });
  await issuePass(ctx, fairId, { kind: "guest", holder: "Nguyễn Thị Thu Cúc", key: newUuid() });
  await issuePass(ctx, fairId, { kind: "staff", holder: "Trần Văn Điện", key: newUuid() });
}
