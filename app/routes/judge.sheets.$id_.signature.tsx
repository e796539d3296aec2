import { type SubmissionResult, useForm } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { SignatureForm } from "~/domain/sheets/forms";
import { leavesOf } from "~/domain/sheets/rules";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { parseForm } from "~/http/forms.server";
import { requireAnswers } from "~/http/gate.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { unsentBySheet } from "~/offline/operation";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { FormErrors } from "~/ui/primitives/form";
import { useLogState } from "~/ui/sheets/offline-context";
import { unbroken } from "~/ui/sheets/unbroken";
import { WrittenSheet } from "~/ui/sheets/written-sheet";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.judge_sign_title({ code: data.sheet.code }) : m.judge_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await requireAnswers(ctx, args.params.id!);
    const { sheet, criteria, points, remarks, total, version, whyNotSign } = await sheetForScoring(
      ctx,
      args.params.id!,
    );
    return { sheet, criteria, points, remarks, total: total ?? 0, version, whyNot: whyNotSign };
  });
}

/** Signed: on to the next sheet that asks something, or back to the list after the last. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const { total } = await signSheet(ctx, id, await parseForm(ctx, SignatureForm));
    // Signed is signed: where the way on cannot be read just now, the sheet itself says it.
    const signed = await sheetForScoring(ctx, id).catch(() => null);
    if (!signed) return redirectWithNotice(paths.judgeSheet(id), m.judge_signed_total({ total: formatPoints(total) }));
    const { sheet, nextOpenId, round } = signed;
    const said = { code: sheet.code, total: formatPoints(total) };
    if (nextOpenId) return redirectWithNotice(paths.judgeSheet(nextOpenId), m.judge_signed_notice(said));
    return redirectWithNotice(paths.judgeRound(round.slug), m.judge_signed_notice_last(said));
  });
}

export default function Signature() {
  const { sheet, criteria, points, remarks, total, version, whyNot } = useLoaderData<typeof loader>();
  const [form] = useForm({
    id: "signature",
    lastResult: useActionData<{ result?: SubmissionResult<string[]> }>()?.result,
  });
  const isBehind = useBehind(sheet.id);
  const maximum = criteria.reduce((sum, one) => sum + one.maximum, 0);
  return (
    <ConfirmPage
      title={m.judge_sign_title({ code: unbroken(sheet.code) })}
      lead={m.judge_sign_lead({ product: sheet.productName })}
      effects={[
        m.judge_sign_effect_total({
          total: formatPoints(total),
          maximum: formatPoints(maximum),
          count: leavesOf(criteria).length,
        }),
        m.judge_sign_effect_counts(),
        m.judge_sign_effect_locks(),
        m.judge_sign_effect_independent(),
      ]}
      isReversible
      confirm={m.judge_sign_confirm({ total: formatPoints(total) })}
      whyNot={whyNot ?? (isBehind ? m.judge_sign_unsent() : null)}
      formId={form.id}
      cancelTo={paths.judgeSheet(sheet.id)}
    >
      <FormErrors form={form} />
      <input type="hidden" name="seen" value={version} />
      <WrittenSheet criteria={criteria} points={points} remarks={remarks} />
    </ConfirmPage>
  );
}

/** Whether this device has changes of the sheet that the page does not show. Once they are sent, the page is read anew. */
function useBehind(sheetId: string): boolean {
  const isUnsent = unsentBySheet(useLogState().operations).has(sheetId);
  const { revalidate, state } = useRevalidator();
  const wasUnsent = useRef(false);
  useEffect(() => {
    if (wasUnsent.current && !isUnsent) revalidate();
    wasUnsent.current = isUnsent;
  }, [isUnsent, revalidate]);
  return isUnsent || state === "loading";
}
