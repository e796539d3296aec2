import { Form } from "@remix-run/react";
import { type ChangeEvent, useEffect, useState } from "react";
import type { QueueFilter } from "~/domain/applications/queue";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { useHydrated } from "~/ui/primitives/hydrated";

/** The form that the boxes of the rows belong to. */
export const BULK_FORM = "bulk";

const boxes = () => [...document.querySelectorAll<HTMLInputElement>(`input[form="${BULK_FORM}"][name="id"]`)];

interface BulkBarProps {
  readonly slug: string;
  readonly filter: Omit<QueueFilter, "page">;
  /** Of the whole list that the filter finds. */
  readonly total: number;
}

/** Accepts the rows that are ticked, or all that are found. The next page first shows which, and how many booths. */
export function BulkBar({ slug, filter, total }: BulkBarProps) {
  const [ticked, setTicked] = useState(0);
  const isHydrated = useHydrated();
  // The boxes stand in the rows, outside of this form's element.
  useEffect(() => {
    const count = () => setTicked(boxes().filter((box) => box.checked).length);
    document.addEventListener("change", count);
    return () => document.removeEventListener("change", count);
  }, []);
  const tickAll = (event: ChangeEvent<HTMLInputElement>) => {
    for (const box of boxes()) box.checked = event.currentTarget.checked;
  };
  return (
    <Form
      id={BULK_FORM}
      action={paths.organiserAcceptance(slug)}
      className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-box bg-wash px-4 py-2.5"
    >
      {Object.entries(filter).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {isHydrated && (
        <label className="inline-flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
          <input type="checkbox" className="checkbox" onChange={tickAll} />
          {m.applications_tick_page()}
        </label>
      )}
      <p className="min-w-40 flex-1 text-[0.92rem] text-soft max-sm:basis-full">
        {ticked > 0
          ? m.applications_ticked_count({ count: formatNumber(ticked) })
          : m.applications_ticked_none({ count: formatNumber(total) })}
      </p>
      <Button type="submit" small>
        {m.applications_bulk_accept()}
      </Button>
    </Form>
  );
}
