import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import type { OwnSheet } from "~/domain/sheets/queries.server";
import { paths } from "~/http/paths";
import { formatPoints } from "~/i18n/formats";
import { type GroupNames, shortGroupNameIn } from "~/i18n/names";
import { SheetStateTag } from "./sheet-state-tag";

/** One line an entry; all of it is the link. */
export function SheetList({ sheets, rules }: { sheets: readonly OwnSheet[]; rules: GroupNames }) {
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
              <p className="mt-1 sm:hidden">
                <SheetStateTag state={sheet.state} />
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
