import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReopeningForm } from "~/domain/sheets/forms";
import { sheetForReopening } from "~/domain/sheets/progress.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";
import { unbroken } from "~/ui/sheets/unbroken";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? titleOf(data.entry?.code, data.name) : m.judge_title()} · ${m.common_brand()}` },
];

/** For the head of the jury. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    return sheetForReopening(ctx, args.params.id!);
  });
}

const titleOf = (code: string | undefined, name: string) =>
  code ? m.judge_reopen_title({ code, name }) : m.judge_reopen_title_hidden({ name });

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const { entry, roundSlug } = await sheetForReopening(ctx, id);
    await reopenSheet(ctx, id, await parseForm(ctx, ReopeningForm));
    const notice = entry ? m.judge_reopened_notice({ code: entry.code }) : m.judge_reopened_notice_hidden();
    return redirectWithNotice(paths.judgeJury(roundSlug), notice);
  });
}

export default function Reopening() {
  const { entry, name, roundSlug, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ReopeningForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ReopeningForm }),
  });
  return (
    <ReasonedAct
      form={form}
      reason={fields.reason}
      reasonLabel={m.judge_reopen_reason()}
      reasonHint={m.judge_reopen_reason_hint()}
      title={titleOf(entry ? unbroken(entry.code) : undefined, name)}
      lead={entry ? m.judge_reopen_lead({ product: entry.productName }) : m.judge_code_hidden()}
      effects={[m.judge_reopen_effect_unlock(), m.judge_reopen_effect_points(), m.judge_reopen_effect_ledger()]}
      confirm={m.judge_reopen_confirm()}
      whyNot={whyNot}
      cancelTo={paths.judgeJury(roundSlug)}
    />
  );
}
