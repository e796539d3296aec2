import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { UndoMergeForm } from "~/domain/councils/forms";
import { listOfRound } from "~/domain/councils/list.server";
import { whyNotDecideList } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { undoMerge } from "~/domain/councils/undo-merge.server";
import { DomainError } from "~/domain/errors";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_set_undo()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { rows, brokenSets } = await listOfRound(ctx, council);
    const sets = [...rows.flatMap((row) => row.set ?? []), ...brokenSets];
    const set = sets.find((one) => one.mergeId === args.params.id);
    if (!set) throw new DomainError("not_found", m.councils_set_unknown());
    const decided = rows.some((row) => row.set === set && row.isDecided);
    return {
      slug: council.round.slug,
      name: set.name,
      products: set.nominationIds.length,
      whyNot: !council.mayRun
        ? m.councils_not_yours_to_run()
        : decided
          ? m.councils_item_decided({ product: set.name })
          : whyNotDecideList(council.round),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await councilAt(ctx, args.params.slug!);
    await undoMerge(ctx, args.params.id!, await parseForm(ctx, UndoMergeForm));
    return redirectWithNotice(paths.organiserList(round.slug), m.councils_set_undone());
  });
}

export default function UndoMerge() {
  const { slug, name, products, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "undoing",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(UndoMergeForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: UndoMergeForm }),
    shouldRevalidate: "onInput",
  });
  const list = paths.organiserList(slug);
  return (
    <FormPage
      form={form}
      labels={{ reason: m.rounds_field_reason() }}
      title={m.councils_set_undo_title({ set: name })}
      lead={m.councils_set_undo_effect({ count: products })}
      breadcrumbs={[{ label: m.councils_tab_list(), to: list }]}
    >
      <TextField field={fields.reason} label={m.rounds_field_reason()} />
      <FormActions cancelTo={list}>
        <Button type="submit" kind="danger" whyNot={whyNot}>
          {m.councils_set_undo()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
