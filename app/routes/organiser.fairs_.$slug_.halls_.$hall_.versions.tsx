import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { VersionForm } from "~/domain/floor-plans/forms";
import { keepVersion } from "~/domain/floor-plans/keep-version.server";
import { hallAtWork, versionsOf } from "~/domain/floor-plans/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.plans_versions()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    return { hall: headOfHall(fair.slug, hall), versions: await versionsOf(ctx, hall.id), whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const number = await keepVersion(ctx, hall.id, await parseForm(ctx, VersionForm));
    return redirectWithNotice(
      paths.organiserHallPage(fair.slug, hall.id, "versions"),
      m.plans_version_kept({ number: formatNumber(number) }),
    );
  });
}

export default function Versions() {
  const { hall, versions, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "version",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(VersionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: VersionForm }),
  });
  return (
    <HallPage hall={hall} title={m.plans_versions()} lead={m.plans_versions_lead()}>
      <Card className="mb-8 max-w-3xl">
        <PostForm form={form} labels={{ note: m.plans_version_note() }}>
          <TextField field={fields.note} label={m.plans_version_note()} />
          <FormActions>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.plans_version_keep()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <DataTable
        caption={m.plans_versions()}
        columns={columns(hall.slug, hall.id)}
        rows={versions}
        rowKey={({ number }) => String(number)}
        empty={<p className="text-soft">{m.plans_versions_none()}</p>}
      />
    </HallPage>
  );
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["versions"][number];

const columns = (slug: string, hall: string): Column<Row>[] => [
  { head: m.plans_version_note(), cell: ({ note }) => note },
  { head: m.plans_version_number(), cell: ({ number }) => formatNumber(number), numeric: true },
  { head: m.plans_booth_count(), cell: ({ booths }) => formatNumber(booths), numeric: true },
  { head: m.plans_version_at(), cell: ({ savedAt }) => formatDateTime(savedAt) },
  { head: m.plans_version_by(), cell: ({ savedBy }) => savedBy },
  {
    head: m.plans_version_restore(),
    cell: ({ number }) => (
      <ButtonLink small to={paths.organiserHallRestoration(slug, hall, number)}>
        {m.plans_version_restore()}
      </ButtonLink>
    ),
  },
];
