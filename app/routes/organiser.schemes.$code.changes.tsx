import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { diffRules } from "~/domain/schemes/diff-rules";
import { draftOf } from "~/domain/schemes/drafts.server";
import { ChangesQuery } from "~/domain/schemes/forms";
import { rulesOfVersion, type SchemeHead, schemeByCode, versionsOf } from "~/domain/schemes/queries.server";
import type { SchemeRules } from "~/domain/schemes/rules";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import type { RequestContext } from "~/http/respond.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { inLanguage } from "~/ui/rounds/round-name";
import { saidChanges } from "~/ui/schemes/change-texts";
import { ChangesList } from "~/ui/schemes/changes-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data ? `${m.schemes_changes()} · ${inLanguage(data.scheme.name, data.scheme.nameEn)}` : m.common_brand(),
  },
];

/** A version's number, or "draft". */
type Side = number | "draft";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const scheme = await schemeByCode(ctx, args.params.code!);
    const query = parseQuery(ctx.request, ChangesQuery);
    const to: Side = query.to ?? (scheme.draftAt ? "draft" : scheme.latest);
    const from: Side = query.from ?? (to === "draft" ? scheme.latest : Math.max(1, to - 1));
    const [before, after, versions] = await Promise.all([
      rulesAt(ctx, scheme, from),
      rulesAt(ctx, scheme, to),
      versionsOf(ctx, scheme.id),
    ]);
    const sides: Side[] = [...(scheme.draftAt ? ["draft" as const] : []), ...versions.map((one) => one.version)];
    return { scheme, from, to, sides, groups: saidChanges(diffRules(before, after), before, after) };
  });
}

async function rulesAt(ctx: RequestContext, scheme: SchemeHead, side: Side): Promise<SchemeRules> {
  return side === "draft" ? (await draftOf(ctx, scheme.code)).rules : rulesOfVersion(ctx, scheme.id, side);
}

export default function SchemeChanges() {
  const { scheme, from, to, sides, groups } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.schemes_title(), to: paths.organiserSchemes() },
          { label: inLanguage(scheme.name, scheme.nameEn), to: paths.organiserScheme(scheme.code) },
        ]}
        title={m.schemes_changes()}
        lead={m.schemes_changes_from_to({ from: sideName(from), to: sideName(to) })}
      />
      <Form method="get" className="no-print mb-8 flex flex-wrap items-end gap-4">
        <SideSelect name="from" label={m.schemes_change_before()} value={from} sides={sides} />
        <SideSelect name="to" label={m.schemes_change_after()} value={to} sides={sides} />
        <Button type="submit">{m.schemes_compare()}</Button>
      </Form>
      <ChangesList groups={groups} />
    </Page>
  );
}

const sideName = (side: Side) => (side === "draft" ? m.schemes_draft() : m.schemes_version({ version: side }));

interface SideSelectProps {
  readonly name: string;
  readonly label: string;
  readonly value: Side;
  readonly sides: readonly Side[];
}

function SideSelect({ name, label, value, sides }: SideSelectProps) {
  return (
    <label className="grid gap-1.5">
      <span className="font-semibold">{label}</span>
      <select name={name} defaultValue={value} key={value} className="select">
        {sides.map((side) => (
          <option key={side} value={side}>
            {sideName(side)}
          </option>
        ))}
      </select>
    </label>
  );
}
