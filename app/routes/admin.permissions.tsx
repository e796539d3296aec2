import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Check, CheckCheck } from "lucide-react";
import { DomainError } from "~/domain/errors";
import { type Grant, type PermissionRow, permissionTable, SUBJECTS, type Subject } from "~/domain/people/permissions";
import { isAdmin } from "~/domain/people/policy";
import { allPermissions } from "~/domain/permissions";
import { respond } from "~/http/respond.server";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.admin_permissions()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    if (!isAdmin(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    return { rows: permissionTable(allPermissions) };
  });
}

export default function Permissions() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={m.admin_permissions()} lead={m.admin_permissions_lead()} />
      <Matrix rows={rows} />
      <Sentences rows={rows} />
    </Page>
  );
}

/** Every act by every role; too wide for a phone. */
function Matrix({ rows }: { rows: readonly PermissionRow[] }) {
  return (
    <div className="max-lg:hidden">
      <p className="mb-4 flex flex-wrap gap-x-6 gap-y-1">
        <span className="flex items-center gap-2">
          <Mark grant="own" /> {m.admin_permission_own()}
        </span>
        <span className="flex items-center gap-2">
          <Mark grant="all" /> {m.admin_permission_all()}
        </span>
      </p>
      <DataTable
        caption={m.admin_permissions()}
        wide
        rows={rows}
        rowKey={(row) => row.act}
        columns={[
          { head: m.admin_permission_act(), className: "min-w-52", cell: (row) => <Act row={row} /> },
          ...SUBJECTS.map((subject) => ({
            head: subjectName(subject),
            cell: (row: PermissionRow) => <Mark grant={row.grants[subject]} />,
          })),
        ]}
      />
    </div>
  );
}

/** The same on a phone: each act with those who may. */
function Sentences({ rows }: { rows: readonly PermissionRow[] }) {
  return (
    <Card as="section" className="lg:hidden">
      <DefinitionList
        items={rows.map((row) => ({
          term: row.title,
          detail: (
            <ul>
              {SUBJECTS.filter((subject) => row.grants[subject] !== "none").map((subject) => (
                <li key={subject}>
                  {row.grants[subject] === "all"
                    ? m.admin_permission_subject_all({ subject: subjectName(subject) })
                    : subjectName(subject)}
                </li>
              ))}
            </ul>
          ),
        }))}
      />
    </Card>
  );
}

function Act({ row }: { row: PermissionRow }) {
  return (
    <span className="grid">
      {row.title}
      <code className="text-sm font-normal text-soft">{row.act}</code>
    </span>
  );
}

function subjectName(subject: Subject): string {
  if (subject === "visitor") return m.admin_subject_visitor();
  return subject === "signed_in" ? m.admin_subject_signed_in() : roleName(subject);
}

function Mark({ grant }: { grant: Grant }) {
  if (grant === "none") {
    return (
      <span className="relative">
        <span className="sr-only">{m.common_no()}</span>
      </span>
    );
  }
  const Icon = grant === "all" ? CheckCheck : Check;
  const word = grant === "all" ? m.admin_permission_all() : m.admin_permission_own();
  return (
    <span className="relative text-bamboo">
      <Icon size={20} aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  );
}
