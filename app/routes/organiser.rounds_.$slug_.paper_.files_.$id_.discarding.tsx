import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { discardWorkbook } from "~/domain/paper-sheets/discard-workbook.server";
import { DiscardForm } from "~/domain/paper-sheets/forms";
import { whyNotDecide } from "~/domain/paper-sheets/policy";
import { workbookToReview } from "~/domain/paper-sheets/review-workbook.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? m.paper_discard_title({ name: data.fileName }) : m.paper_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { id, fileName, rows, takenAt } = await workbookToReview(ctx, round, args.params.id!);
    return { slug: round.slug, id, fileName, rows: rows.length, whyNot: whyNotDecide({ takenAt }) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, DiscardForm);
    const name = await discardWorkbook(ctx, round.id, args.params.id!, form);
    return redirectWithNotice(paths.organiserPaperWorkbooks(round.slug), m.paper_discard_done({ name }));
  });
}

export default function Discarding() {
  const { slug, id, fileName, rows, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(DiscardForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: DiscardForm }),
  });
  return (
    <ReasonedAct
      form={form}
      reason={fields.reason}
      reasonLabel={m.paper_discard_reason()}
      reasonHint={m.paper_discard_reason_hint()}
      title={m.paper_discard_title({ name: fileName })}
      lead={m.paper_discard_lead()}
      effects={[
        m.paper_discard_effect_rows({ count: rows }),
        m.paper_discard_effect_sheets(),
        m.paper_discard_effect_kept(),
      ]}
      confirm={m.paper_discard_confirm()}
      whyNot={whyNot}
      cancelTo={paths.organiserPaperFile(slug, id)}
    />
  );
}
