import { Link } from "@remix-run/react";
import { ChevronRight, CloudUpload, Download } from "lucide-react";
import type { OwnSheet } from "~/domain/sheets/queries.server";
import { paths } from "~/http/paths";
import { formatPoints } from "~/i18n/formats";
import { type GroupNames, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { unsentBySheet } from "~/offline/operation";
import { Tag } from "~/ui/primitives/tag";
import { useLogState } from "./offline-context";
import { SheetStateTag } from "./sheet-state-tag";

interface SheetListProps {
  readonly sheets: readonly OwnSheet[];
  readonly rules: GroupNames;
  /** Sheets that open without a network. */
  readonly ready: ReadonlySet<string>;
}

/** One line an entry; all of it is the link. */
export function SheetList({ sheets, rules, ready }: SheetListProps) {
  const unsent = unsentBySheet(useLogState().operations);
  return (
    <ul className="overflow-hidden rounded-box bg-card shadow-card">
      {sheets.map((sheet) => (
        <li key={sheet.id} className="relative border-b border-line last:border-0 hover:bg-wash">
          <div className="flex min-h-17 items-center gap-3 px-4 py-3 sm:gap-5">
            <div className="min-w-0 flex-1">
              <p className="text-[0.86rem] text-soft">
                {sheet.code} · {sheet.groupCode}
                <span className="max-sm:hidden">. {shortGroupNameIn(rules, sheet.groupCode)}</span>
              </p>
              <Link
                to={paths.judgeSheet(sheet.id)}
                className="font-semibold text-ink no-underline before:absolute before:inset-0"
              >
                {sheet.productName}
              </Link>
              <p className="mt-1 flex flex-wrap items-center gap-2">
                <span className="sm:hidden">
                  <SheetStateTag state={sheet.state} />
                </span>
                {unsent.has(sheet.id) && (
                  <Tag tone="wait" icon={<CloudUpload size={14} aria-hidden />}>
                    {m.judge_offline_unsent_tag({ count: unsent.get(sheet.id)! })}
                  </Tag>
                )}
                {ready.has(sheet.id) && (
                  <span className="inline-flex items-center gap-1 text-[0.8rem] text-ok-ink">
                    <Download size={13} aria-hidden />
                    {m.judge_offline_ready_tag()}
                  </span>
                )}
              </p>
            </div>
            <span className="hidden sm:block">
              <SheetStateTag state={sheet.state} />
            </span>
            <b className="w-12 text-right text-[1.1rem]">
              {sheet.total !== null && sheet.state !== "recused" && formatPoints(sheet.total)}
            </b>
            <ChevronRight size={20} aria-hidden className="flex-none text-soft" />
          </div>
        </li>
      ))}
    </ul>
  );
}
