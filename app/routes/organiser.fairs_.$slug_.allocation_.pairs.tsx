import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { choosable } from "~/domain/allocations/choices.server";
import { PAIR_FORCES, PairForm } from "~/domain/allocations/forms";
import { allocationDesk } from "~/domain/allocations/queries.server";
import { setPair } from "~/domain/allocations/set-pair.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { PAIR_KINDS } from "~/lib/vocabulary";
import { ByHandPage } from "~/ui/allocations/by-hand-page";
import { applicationChoices } from "~/ui/allocations/choices";
import { pairForceWords, pairKindWords, pairWords } from "~/ui/allocations/pair-words";
import { headOfFair } from "~/ui/fairs/fair-head";
import { fairName } from "~/ui/fairs/fair-name";
import { RadioGroup, SelectField } from "~/ui/primitives/fields";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.allocations_pairs()} · ${data ? fairName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, pairs, settings, whyNot } = await allocationDesk(ctx, args.params.slug!);
    const { applications } = await choosable(ctx, fair.id);
    return { head: headOfFair(fair), pairs, metres: settings.nearness / 10, applications, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await setPair(ctx, fair.id, await parseForm(ctx, PairForm));
    return redirectWithNotice(paths.organiserAllocationPairs(fair.slug), m.allocations_pair_set());
  });
}

/** Whom the organiser wants near each other, or apart. */
export default function Pairs() {
  const { head, pairs, metres, applications, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    // A new form after each pair, so that the last one is not in it.
    id: `pair-${pairs.length}`,
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(PairForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PairForm }),
    defaultValue: { kind: "apart", force: "if_possible" },
  });
  const labels = {
    first: m.allocations_pair_first(),
    second: m.allocations_pair_second(),
    kind: m.allocations_pair_kind(),
    force: m.allocations_pair_force(),
  };
  const choices = applicationChoices({ applications }, (one) => one.id);
  return (
    <ByHandPage
      fair={head}
      title={m.allocations_pairs()}
      lead={m.allocations_pairs_lead({ metres })}
      form={form}
      labels={labels}
      add={m.allocations_pair_add()}
      whyNot={whyNot}
      rows={pairs}
      rowKey={(pair) => pair.id}
      none={m.allocations_pairs_none()}
      columns={[{ head: m.allocations_pairs(), cell: (pair) => pairWords(pair) }]}
      removal={({ id, first, second }) => ({
        action: paths.organiserAllocationUnpair(head.slug, id),
        label: m.allocations_pair_remove({ first: first.number, second: second.number }),
      })}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField field={fields.first} label={labels.first} choices={choices} />
        <SelectField field={fields.second} label={labels.second} choices={choices} />
      </div>
      <RadioGroup
        field={fields.kind}
        label={labels.kind}
        choices={PAIR_KINDS.map((kind) => ({ value: kind, label: pairKindWords[kind]() }))}
      />
      <RadioGroup
        field={fields.force}
        label={labels.force}
        hint={m.allocations_pair_force_hint()}
        unmarked
        choices={PAIR_FORCES.map((force) => ({ value: force, label: pairForceWords[force]() }))}
      />
    </ByHandPage>
  );
}
