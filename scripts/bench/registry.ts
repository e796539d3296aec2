import { sql } from "drizzle-orm";
import { aSigner } from "#tests/support/signer";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import { statusListByNumber } from "~/domain/credentials/status-list.server";
import { certificatesUpTo } from "./awards-of-a-country";
import { type Benchmark, type Figure, middleOf } from "./benchmark";
import { type Lab, withLab } from "./lab";
import { secondsOf } from "./load";

const FEW = 1_000;
const MANY = 100_000;
const PAGES = 600;
const LISTS = 30;

/** What a QR code and a verifier ask for must not notice how many certificates there are. */
export const registry: Benchmark = {
  name: "registry",
  work: `the query of a certificate's page and a status list, among ${MANY.toLocaleString("en")} certificates; against ${FEW.toLocaleString("en")}`,
  async run(lab) {
    await certificatesUpTo(lab.db, MANY);
    return withLab(false, async (other) => {
      await certificatesUpTo(other.db, FEW);
      return compare(await visitorOf(lab), await visitorOf(other));
    });
  },
};

/** Asks a database for the page of the certificate with a number of the visitor's, and for a status list. */
interface Visitor {
  readonly page: (turn: number) => Promise<unknown>;
  readonly list: () => Promise<unknown>;
}

async function visitorOf({ db }: Lab): Promise<Visitor> {
  const ctx = { db, actor: null, now: new Date() };
  const numbers = await db.execute<{ number: string }>(
    sql`select number from certificates order by md5(number) limit ${PAGES}`,
  );
  return {
    page: (turn) => certificateByNumber(ctx, numbers[turn % numbers.length]!.number),
    list: () => statusListByNumber(ctx, aSigner(), "https://tinhhoa.vn", 1),
  };
}

/** Turn by turn, so that what else the machine does meets both alike. */
async function compare(many: Visitor, few: Visitor): Promise<Figure[]> {
  const milliseconds = async (work: () => Promise<unknown>) => 1_000 * (await secondsOf(work));
  const pages: { many: number; few: number }[] = [];
  for (let turn = 0; turn < 2 * PAGES; turn += 1) {
    pages.push({ many: await milliseconds(() => many.page(turn)), few: await milliseconds(() => few.page(turn)) });
  }
  const lists: { many: number; few: number }[] = [];
  for (let turn = 0; turn < LISTS; turn += 1) {
    lists.push({ many: await milliseconds(many.list), few: await milliseconds(few.list) });
  }
  // The first time around fills the caches.
  const warm = pages.slice(PAGES);
  const [page, fewPage] = [middleOf(warm.map((one) => one.many)), middleOf(warm.map((one) => one.few))];
  const [list, fewList] = [middleOf(lists.map((one) => one.many)), middleOf(lists.map((one) => one.few))];
  return [
    {
      what: "query of a certificate's page",
      value: page / fewPage,
      unit: "x",
      target: { most: 1.5 },
      detail: `${page.toFixed(2)} ms against ${fewPage.toFixed(2)} ms`,
    },
    { what: "status list", value: list, unit: "ms", target: { most: 50 }, detail: `${fewList.toFixed(1)} ms of few` },
  ];
}
