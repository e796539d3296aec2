import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { columnName, groupingName } from "~/domain/exports/list-columns";
import { ListLayoutForm } from "~/domain/list-layouts/forms";
import { maySetListLayout } from "~/domain/list-layouts/policy";
import { listLayoutToEdit } from "~/domain/list-layouts/queries.server";
import {
  GROUPINGS,
  LIST_COLUMNS,
  type ListColumn,
  type ListLayout,
  ORIENTATIONS,
  UNLESS_SET,
} from "~/domain/list-layouts/rules";
import { saveListLayout } from "~/domain/list-layouts/save-list-layout.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FieldError, RadioGroup } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, FormPage } from "~/ui/primitives/form";

export const meta: MetaFunction = () => [{ title: `${m.releases_layout_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { layout, version } = await listLayoutToEdit(ctx, round.agencyId);
    const whyNot = maySetListLayout(ctx.actor, round.agencyId) ? null : m.releases_layout_agency_only();
    return { slug: round.slug, agency: round.agency.name, layout: layout ?? UNLESS_SET, version, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await saveListLayout(ctx, round.agencyId, await parseForm(ctx, ListLayoutForm));
    return redirectWithNotice(paths.organiserPapersOfRelease(round.slug), m.releases_layout_saved());
  });
}

const ORIENTATION_NAMES = {
  auto: m.releases_orientation_auto,
  portrait: m.releases_orientation_portrait,
  landscape: m.releases_orientation_landscape,
};

export default function Lists() {
  const { slug, agency, layout, version, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "list-layout",
    lastResult: useActionData<typeof action>()?.result as SubmissionResult<string[]> | undefined,
    defaultValue: typedLayout(layout, version),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ListLayoutForm }),
  });
  const place = fields.place.getFieldset();
  const heading = fields.heading.getFieldset();
  const labels = Object.fromEntries(
    LIST_COLUMNS.flatMap((column) => [
      [`place.${column}`, columnName(column)],
      [`heading.${column}`, m.releases_heading_of({ column: columnName(column) })],
    ]),
  );
  return (
    <FormPage
      form={form}
      title={m.releases_layout_title()}
      lead={m.releases_layout_lead({ agency })}
      breadcrumbs={[{ label: m.releases_title(), to: paths.organiserPapersOfRelease(slug) }]}
      labels={{ grouping: m.releases_grouping(), orientation: m.releases_orientation(), ...labels }}
    >
      <input type="hidden" name={fields.version.name} value={version} />
      <RadioGroup
        field={fields.grouping}
        label={m.releases_grouping()}
        unmarked
        choices={GROUPINGS.map((value) => ({
          value,
          label: groupingName(value),
          hint: value === "territory" ? m.releases_grouping_territory_hint() : undefined,
        }))}
      />
      <RadioGroup
        field={fields.orientation}
        label={m.releases_orientation()}
        unmarked
        choices={ORIENTATIONS.map((value) => ({ value, label: ORIENTATION_NAMES[value]() }))}
      />
      <FieldGroup title={m.releases_columns()} lead={m.releases_columns_lead()}>
        <ul className="grid">
          {LIST_COLUMNS.map((column) => (
            <ColumnChoice key={column} column={column} place={place[column]!} heading={heading[column]!} />
          ))}
        </ul>
      </FieldGroup>
      <FormActions cancelTo={paths.organiserPapersOfRelease(slug)}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.releases_layout_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}

function typedLayout({ grouping, orientation, columns }: ListLayout, version: number) {
  const place = Object.fromEntries(columns.map(({ column }, index) => [column, String(index + 1)]));
  const heading = Object.fromEntries(columns.map(({ column, heading }) => [column, heading ?? ""]));
  return { version: String(version), grouping, orientation, place, heading };
}

// biome-ignore lint/suspicious/noExplicitAny: fields of the form above; its schema types what they hold
type AnyField = FieldMetadata<any, any, string[]>;

/** Where a column stands, and what is written over it. */
function ColumnChoice({
  column,
  place,
  heading,
}: {
  readonly column: ListColumn;
  readonly place: AnyField;
  readonly heading: AnyField;
}) {
  const name = columnName(column);
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-b border-line py-2.5 last:border-0 grid-cols-[5rem_1fr] sm:grid-cols-[5rem_minmax(9rem,14rem)_1fr]">
      <input
        id={place.id}
        name={place.name}
        form={place.formId}
        defaultValue={place.initialValue as string | undefined}
        inputMode="numeric"
        autoComplete="off"
        aria-label={m.releases_place_of({ column: name })}
        aria-invalid={place.errors ? true : undefined}
        aria-describedby={place.errors ? place.errorId : undefined}
        className="input w-20"
      />
      <span className="font-semibold">{name}</span>
      <input
        id={heading.id}
        name={heading.name}
        form={heading.formId}
        defaultValue={heading.initialValue as string | undefined}
        maxLength={60}
        autoComplete="off"
        placeholder={name}
        aria-label={m.releases_heading_of({ column: name })}
        aria-invalid={heading.errors ? true : undefined}
        aria-describedby={heading.errors ? heading.errorId : undefined}
        className="input max-sm:col-span-2"
      />
      <div className="col-span-2 sm:col-span-3">
        <FieldError field={place} />
        <FieldError field={heading} />
      </div>
    </li>
  );
}
