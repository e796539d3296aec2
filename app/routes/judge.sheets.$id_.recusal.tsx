import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RecusalForm } from "~/domain/sheets/forms";
import { whyNotRecuse } from "~/domain/sheets/policy";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { parseForm } from "~/http/forms.server";
import { requireAnswers } from "~/http/gate.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RadioGroup } from "~/ui/primitives/fields";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";
import { unbroken } from "~/ui/sheets/unbroken";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.judge_recuse_title({ code: data.sheet.code }) : m.judge_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await requireAnswers(ctx, args.params.id!);
    const { sheet, round, recusal } = await sheetForScoring(ctx, args.params.id!);
    const facts = {
      phase: round.phase,
      nominationState: "admitted",
      signedAt: sheet.signedAt,
      recusedAt: recusal?.at ?? null,
    } as const;
    return { sheet, whyNot: whyNotRecuse(facts) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const form = await parseForm(ctx, RecusalForm);
    await requireAnswers(ctx, id);
    // Before it: what a juror of a blind round is too close to is none of their sheets any more.
    const { sheet, nextOpenId, round } = await sheetForScoring(ctx, id);
    await recuseFromEntry(ctx, id, form);
    const onward = nextOpenId ? paths.judgeSheet(nextOpenId) : paths.judgeRound(round.slug);
    return redirectWithNotice(onward, m.judge_recused_notice({ code: sheet.code }));
  });
}

export default function Recusal() {
  const { sheet, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(RecusalForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RecusalForm }),
  });
  return (
    <ReasonedAct
      form={form}
      labels={{ kind: m.judge_recuse_kind(), reason: m.judge_recuse_reason() }}
      reason={fields.reason}
      reasonLabel={m.judge_recuse_reason()}
      reasonHint={m.judge_recuse_reason_hint()}
      title={m.judge_recuse_title({ code: unbroken(sheet.code) })}
      lead={m.judge_recuse_lead({ product: sheet.productName })}
      effects={[m.judge_recuse_effect_not_zero(), m.judge_recuse_effect_points(), m.judge_recuse_effect_final()]}
      confirm={m.judge_recuse_confirm()}
      whyNot={whyNot}
      cancelTo={paths.judgeSheet(sheet.id)}
    >
      <RadioGroup
        field={fields.kind}
        label={m.judge_recuse_kind()}
        choices={[
          { value: "conflict", label: m.judge_recuse_kind_conflict(), hint: m.judge_recuse_kind_conflict_hint() },
          { value: "abstention", label: m.judge_recuse_kind_abstention(), hint: m.judge_recuse_kind_abstention_hint() },
        ]}
      />
    </ReasonedAct>
  );
}
