import { Form } from "@remix-run/react";
import { type ChangeEvent, useEffect, useState } from "react";
import type { QueueFilter } from "~/domain/nominations/queue";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { useHydrated } from "~/ui/primitives/hydrated";

/** The form that the boxes of the rows belong to. */
export const BULK_FORM = "bulk";

const boxes = () => [...document.querySelectorAll<HTMLInputElement>(`input[form="${BULK_FORM}"][name="id"]`)];

interface BulkBarProps {
  readonly slug: string;
  readonly filter: QueueFilter;
  /** Of the whole list that the filter finds. */
  readonly total: number;
}

/** Acts on the rows that are ticked, or on all that are found. Each first shows what it will touch. */
export function BulkBar({ slug, filter, total }: BulkBarProps) {
  const [ticked, setTicked] = useState(0);
  const isHydrated = useHydrated();
  const { page: _, ...kept } = filter;
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
    <Form id={BULK_FORM} className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-box bg-wash px-4 py-2.5">
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {isHydrated && (
        <label className="inline-flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
          <input type="checkbox" className="checkbox" onChange={tickAll} />
          {m.nominations_screen_tick_page()}
        </label>
      )}
      <p className="min-w-40 flex-1 text-[0.92rem] text-soft max-sm:basis-full">
        {ticked > 0 ? m.nominations_screen_ticked({ count: ticked }) : m.nominations_screen_tick_none({ count: total })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" small formAction={paths.organiserBulk(slug, "assignment")}>
          {m.nominations_screen_bulk_assign()}
        </Button>
        <Button type="submit" small formAction={paths.organiserBulk(slug, "request")}>
          {m.nominations_screen_bulk_ask()}
        </Button>
        <Button type="submit" small formAction={paths.organiserBulk(slug, "admission")}>
          {m.nominations_screen_bulk_admit()}
        </Button>
      </div>
    </Form>
  );
}
