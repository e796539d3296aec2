import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { addHall } from "~/domain/floor-plans/add-hall.server";
import { metres } from "~/domain/floor-plans/finding-words";
import { HallForm } from "~/domain/floor-plans/forms";
import { whyNotDraw } from "~/domain/floor-plans/policy";
import { hallsOf, retiredHallsOf } from "~/domain/floor-plans/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { FairHead, headOfFair } from "~/ui/fairs/fair-head";
import { HallFields, hallLabels } from "~/ui/floor-plans/hall-fields";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.plans_halls()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const [halls, retired] = await Promise.all([hallsOf(ctx, fair.id), retiredHallsOf(ctx, fair.id)]);
    return { head: headOfFair(fair), halls, retired, whyNot: whyNotDraw(ctx.actor, fair) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    const form = await parseForm(ctx, HallForm);
    const id = await addHall(ctx, fair.id, form);
    return redirectWithNotice(paths.organiserHall(fair.slug, id), m.plans_hall_added({ name: form.name }));
  });
}

export default function Halls() {
  const { head, halls, retired, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "new-hall",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(HallForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: HallForm }),
  });
  return (
    <Page>
      <FairHead fair={head} current="halls" />
      <p className="mb-5 text-soft">{m.plans_halls_lead()}</p>
      <DataTable
        caption={m.plans_halls()}
        columns={columns(head.slug, whyNot, halls.length)}
        rows={halls}
        rowKey={(hall) => hall.id}
        empty={<EmptyState title={m.plans_halls_none()}>{m.plans_halls_none_text()}</EmptyState>}
      />
      <Section title={m.plans_hall_add()}>
        <Card className="max-w-3xl">
          <PostForm form={form} labels={hallLabels()}>
            <HallFields fields={fields} />
            <FormActions>
              <Button type="submit" kind="main" whyNot={whyNot}>
                {m.plans_hall_add()}
              </Button>
            </FormActions>
          </PostForm>
        </Card>
      </Section>
      {retired.length > 0 && (
        <Section title={m.plans_retired()}>
          <p className="mb-4 max-w-3xl text-soft">{m.plans_retired_lead()}</p>
          <ul className="grid gap-3">
            {retired.map((hall) => (
              <li key={hall.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <span>
                  {m.plans_retired_line({
                    name: hall.name,
                    date: formatDate(hall.retiredAt!),
                    versions: formatNumber(hall.versions),
                  })}
                </span>
                <PostButton small action={paths.organiserHallPage(head.slug, hall.id, "return")} whyNot={whyNot}>
                  {m.plans_hall_return({ name: hall.name })}
                </PostButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["halls"][number];

const columns = (slug: string, whyNot: string | null, count: number): Column<Row>[] => [
  { head: m.plans_hall_name(), cell: (hall) => <Link to={paths.organiserHall(slug, hall.id)}>{hall.name}</Link> },
  {
    head: m.plans_hall_size(),
    cell: (hall) => m.plans_size_of({ width: metres(hall.width), height: metres(hall.height) }),
  },
  { head: m.plans_booth_count(), cell: (hall) => formatNumber(hall.booths), numeric: true },
  {
    head: m.plans_order(),
    cell: (hall, at) => (
      <div className="flex flex-wrap gap-2">
        {at > 0 && whyNot === null && (
          <PostButton small action={paths.organiserHallPage(slug, hall.id, "position")} fields={{ way: "up" }}>
            {m.plans_hall_up()}
          </PostButton>
        )}
        {at < count - 1 && whyNot === null && (
          <PostButton small action={paths.organiserHallPage(slug, hall.id, "position")} fields={{ way: "down" }}>
            {m.plans_hall_down()}
          </PostButton>
        )}
        <ButtonLink small to={paths.organiserHallPage(slug, hall.id, "settings")}>
          {m.plans_hall_settings()}
        </ButtonLink>
      </div>
    ),
  },
];
