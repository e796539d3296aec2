import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { PaperAddress } from "~/domain/paper-sheets/key-sheet.server";
import { type RoundDetails, roundToWorkOn } from "~/domain/rounds/queries.server";
import type { RequestContext } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";

/** What a page about one paper shows, read by the query of that page. */
export async function pageOfPaper<Paper>(
  { params }: LoaderFunctionArgs,
  ctx: RequestContext,
  read: (ctx: RequestContext, round: RoundDetails, code: string) => Promise<Paper>,
) {
  const round = await roundToWorkOn(ctx, params.slug!);
  const paper = await read(ctx, round, params.code!);
  return { slug: round.slug, paper, mostBytes: ctx.services.env.MAX_UPLOAD_MB * 1_000_000 };
}

/** Which paper a form is about. */
export async function addressOfPaper(
  { params }: ActionFunctionArgs,
  ctx: RequestContext,
): Promise<{ readonly slug: string; readonly at: PaperAddress }> {
  const round = await roundToWorkOn(ctx, params.slug!);
  return { slug: round.slug, at: { roundId: round.id, code: params.code! } };
}

/** A form about a paper that may bring its scan. */
export async function typedWithScan<Typed extends { readonly scan?: File | undefined }>(
  ctx: RequestContext,
  schema: z.ZodType<Typed>,
) {
  const { scan, ...typed } = await parseUpload(ctx, schema);
  return { ...typed, scan: scan && uploadOf(scan) };
}
