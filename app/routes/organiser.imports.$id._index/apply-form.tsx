import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ExpectedImport } from "~/domain/imports/import-awards.server";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";

interface ApplyFormProps {
  readonly id: string;
  /** Null while the list has errors. */
  readonly expected: ExpectedImport | null;
  /** The columns as a person chose them, as parameters. */
  readonly chosen: Readonly<Record<string, string>>;
  /** Other acts beside the button. */
  readonly children?: ReactNode;
}

const FORM = "application";

/** Applies the list; rows of awards that were decided here only when the box is ticked. */
export function ApplyForm({ id, expected, chosen, children }: ApplyFormProps) {
  const counts = expected?.counts;
  return (
    <>
      <Form id={FORM} method="post" action={paths.organiserImportApplication(id)} className="contents">
        {Object.entries(chosen).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {counts && counts.decided > 0 && (
          <label className="flex max-w-2xl items-start gap-2.5">
            <input type="checkbox" name="withDecided" value="yes" className="checkbox mt-0.5" />
            <span>
              {m.imports_with_decided({ count: counts.decided })}
              <span className="block text-sm text-soft">{m.imports_with_decided_hint()}</span>
            </span>
          </label>
        )}
      </Form>
      <div className="flex flex-wrap items-start gap-3">
        <Button type="submit" form={FORM} kind="main" whyNot={counts ? null : m.imports_why_not()}>
          {counts
            ? m.imports_apply({
                rows: formatNumber(counts.rows - counts.decided),
                created: formatNumber(counts.created),
              })
            : m.imports_apply_none()}
        </Button>
        {children}
      </div>
    </>
  );
}
