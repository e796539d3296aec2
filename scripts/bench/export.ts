import { Writable } from "node:stream";
import ExcelJS from "exceljs";
import { type AwardListRow, galleryAwardList } from "~/domain/exports/award-list.server";
import { writeAwardList } from "~/domain/exports/write-award-list.server";
import { certificatesUpTo } from "./awards-of-a-country";
import { type Benchmark, middleOf } from "./benchmark";
import type { Lab } from "./lab";
import { secondsOf } from "./load";

const ROWS = 100_000;
const RUNS = 3;
const MEGABYTE = 2 ** 20;

/** An award list as somebody downloads it: read, put into words, laid out for print. */
export const exporting: Benchmark = {
  name: "export",
  work: `${ROWS.toLocaleString("en")} award rows to xlsx; against the bare streaming writer of the same library with the same cells and no look`,
  async run(lab) {
    await certificatesUpTo(lab.db, ROWS);
    // First of all: what a process once had it seldom gives back, and would then not be seen to take.
    const grown = await growthOf(() => ours(lab));
    const rows = await rowsOf(lab);
    await bare(rows.slice(0, 2_000));
    const runs: { bare: number; ours: number }[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      runs.push({ bare: await secondsOf(() => bare(rows)), ours: await secondsOf(() => ours(lab)) });
    }
    const [one, other] = [middleOf(runs.map((run) => run.ours)), middleOf(runs.map((run) => run.bare))];
    return [
      {
        what: `${ROWS.toLocaleString("en")} rows`,
        value: one / other,
        unit: "x",
        target: { most: 1.5 },
        detail: `${one.toFixed(1)} s against ${other.toFixed(1)} s`,
      },
      { what: "memory growth", value: grown / MEGABYTE, unit: "MB", target: { most: 150 } },
    ];
  },
};

const nowhere = () => new Writable({ write: (_piece, _encoding, done) => done() });

const listOf = ({ db }: Lab) => galleryAwardList({ db, actor: null, now: new Date() }, {});

const ours = (lab: Lab): Promise<void> => writeAwardList(listOf(lab), "xlsx", nowhere());

async function rowsOf(lab: Lab): Promise<AwardListRow[]> {
  const rows: AwardListRow[] = [];
  for await (const row of listOf(lab).rows) rows.push(row);
  return rows;
}

/** The library's own example: cells without borders, formats and wrapped lines, from rows that lie ready. */
async function bare(rows: readonly AwardListRow[]): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: nowhere(), useStyles: false });
  const sheet = workbook.addWorksheet("awards");
  sheet.columns = KEYS.map((key) => ({ key, header: key, width: 20 }));
  for (const row of rows)
    sheet.addRow({ ...row, decisionDate: dateOf(row.decisionDate), validUntil: dateOf(row.validUntil) }).commit();
  sheet.commit();
  await workbook.commit();
}

const KEYS = [
  ...["number", "productName", "establishmentName", "address", "provinceName", "group", "tier", "level", "year"],
  ...["decisionNumber", "decisionDate", "certificateNumber", "validUntil", "status"],
];

const dateOf = (day: string | null) => day && new Date(`${day}T00:00:00Z`);

/** The most bytes that a process holds above what it held before, looked at ten times a second. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 100);
  await work().finally(() => clearInterval(timer));
  return most - before;
}
