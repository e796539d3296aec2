import { pickDesk } from "~/domain/booths/pick-desk.server";
import type { RequestContext } from "~/http/respond.server";

/** What the page of picking shows: the desk, which booth is chosen, and what was said before. */
export async function loadDesk(ctx: RequestContext, id: string) {
  const desk = await pickDesk(ctx, id);
  const asked = new URL(ctx.request.url).searchParams;
  return { ...desk, selected: asked.get("booth"), isOver: asked.has("over"), now: ctx.now };
}
