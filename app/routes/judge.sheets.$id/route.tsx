import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SheetForm } from "~/domain/sheets/forms";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { parseForm } from "~/http/forms.server";
import { requireAnswers } from "~/http/gate.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import type { PageHandle } from "~/ui/shell/handle";
import { ReadSheet } from "./read-sheet";
import { ScoreSheet } from "./score-sheet";
import { sheetView } from "./view.server";

export const handle = { hydrate: true, bare: true } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.judge_sheet_title({ code: data.sheet.sheet.code }) : m.judge_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await requireAnswers(ctx, args.params.id!);
    return { readAt: ctx.now, ...(await sheetView(ctx, args.params.id!)) };
  });
}

/** The whole sheet, from a page without scripts. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const form = await parseForm(ctx, SheetForm);
    await saveSheet(ctx, id, form);
    if (form.after === "sign") return redirect(paths.judgeSheetSignature(id), 303);
    await requireAnswers(ctx, id);
    const { sheet, nextOpenId, round } = await sheetForScoring(ctx, id);
    const notice = m.judge_saved_notice({ code: sheet.code });
    if (form.after === "stay") return redirectWithNotice(paths.judgeSheet(id), notice);
    return redirectWithNotice(nextOpenId ? paths.judgeSheet(nextOpenId) : paths.judgeRound(round.slug), notice);
  });
}

export default function SheetPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isWritten = view.sheet.whyNotScore === null;
  return isWritten ? (
    <ScoreSheet key={view.sheet.id} {...view} answer={answer} />
  ) : (
    <ReadSheet key={view.sheet.id} {...view} />
  );
}
