import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { TakeBackForm } from "~/domain/forwardings/forms";
import { whyNotTakeBack } from "~/domain/forwardings/policy";
import { sentBy } from "~/domain/forwardings/summary.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { TextArea } from "~/ui/primitives/fields";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.forwardings_take_back_confirm()} · ${m.common_brand()}` }];

async function findEntry(ctx: RequestContext, { slug, nomination }: LoaderFunctionArgs["params"]) {
  const round = await roundToWorkOn(ctx, slug!);
  const letters = await sentBy(ctx, round);
  const sent = letters.flatMap((letter) =>
    letter.entries.flatMap((entry) => (entry.nominationId === nomination ? [{ letter, entry }] : [])),
  );
  // One that was taken back and sent anew is on several letters.
  const found = sent.find(({ entry }) => entry.withdrawnAt === null) ?? sent.at(-1);
  if (!found) throw new DomainError("not_found", m.forwardings_entry_unknown());
  return { round, ...found };
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, letter, entry } = await findEntry(ctx, args.params);
    return {
      slug: round.slug,
      product: entry.productName,
      to: roundName(letter.to),
      whyNot: whyNotTakeBack(ctx.actor, round, entry),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, entry } = await findEntry(ctx, args.params);
    await takeBack(ctx, args.params.nomination!, await parseForm(ctx, TakeBackForm));
    const notice = m.forwardings_taken_back({ product: entry.productName });
    return redirectWithNotice(paths.organiserForwarding(round.slug), notice);
  });
}

export default function TakeBack() {
  const { slug, product, to, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "take-back",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(TakeBackForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TakeBackForm }),
  });
  return (
    <ConfirmPage
      title={m.forwardings_take_back_title({ product })}
      lead={m.forwardings_sent_to({ round: to })}
      breadcrumbs={[{ label: m.forwardings_tab(), to: paths.organiserForwarding(slug) }]}
      effects={[m.forwardings_take_back_effect_draft(), m.forwardings_take_back_effect_mail()]}
      isReversible
      confirm={m.forwardings_take_back_confirm()}
      whyNot={whyNot}
      formId={form.id}
      cancelTo={paths.organiserForwarding(slug)}
    >
      <TextArea field={fields.reason} label={m.forwardings_take_back_reason()} rows={3} />
    </ConfirmPage>
  );
}
