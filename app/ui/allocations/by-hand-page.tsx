import type { FormMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { fairName } from "~/ui/fairs/fair-name";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { type Column, DataTable } from "~/ui/primitives/data-table";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";

interface ByHandPageProps<Row> {
  readonly fair: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly title: string;
  readonly lead: string;
  // biome-ignore lint/suspicious/noExplicitAny: a form of any schema; its page types its fields.
  readonly form: FormMetadata<any, string[]>;
  readonly labels: Readonly<Record<string, string>>;
  readonly add: string;
  /** Why the reader sets nothing; null where they may. */
  readonly whyNot: string | null;
  /** The fields of the form. */
  readonly children: ReactNode;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly none: string;
  readonly columns: readonly Column<Row>[];
  readonly removal: (row: Row) => { readonly action: string; readonly label: string };
}

/** What the organiser settles by hand before a plan is made: a form for one more, and what was set. */
export function ByHandPage<Row>(props: ByHandPageProps<Row>) {
  const { fair, title, form, whyNot, removal } = props;
  return (
    <Page>
      <PageHeader
        title={title}
        lead={props.lead}
        breadcrumbs={[
          { label: fairName(fair), to: paths.organiserFair(fair.slug) },
          { label: m.allocations_title(), to: paths.organiserAllocation(fair.slug) },
        ]}
      />
      <Card className="max-w-3xl">
        <PostForm form={form} labels={props.labels}>
          {props.children}
          <FormActions cancelTo={paths.organiserAllocation(fair.slug)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {props.add}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
      <Section title={m.allocations_set_by_hand()}>
        <DataTable
          caption={title}
          rows={props.rows}
          rowKey={props.rowKey}
          empty={<p className="max-w-3xl text-soft">{props.none}</p>}
          columns={[
            ...props.columns,
            {
              head: m.allocations_col_acts(),
              cell: (row) => (
                <PostButton small kind="quiet" action={removal(row).action} whyNot={whyNot}>
                  {removal(row).label}
                </PostButton>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}

interface ByHandSectionProps {
  readonly title: string;
  readonly to: string;
  readonly add: string;
  readonly none: string;
  readonly lines: readonly { readonly key: string; readonly words: string }[];
}

/** The same in short, on the page where plans are made. */
export function ByHandSection({ title, to, add, none, lines }: ByHandSectionProps) {
  return (
    <Section
      title={title}
      actions={
        <ButtonLink small to={to}>
          {add}
        </ButtonLink>
      }
    >
      {lines.length === 0 ? (
        <p className="max-w-3xl text-soft">{none}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {lines.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
