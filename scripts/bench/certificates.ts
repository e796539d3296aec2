import { anActor } from "#tests/factories/people";
import { servicesOf } from "#tests/support/routes";
import { certificates, printRuns, seals } from "~/db/schema";
import { drawPrintRun } from "~/domain/print-runs/draw-print-run.server";
import type { SealContent } from "~/domain/seals/rules";
import { PRINT_RUN_KINDS, type PrintRunKind } from "~/lib/vocabulary";
import { certificatesUpTo } from "./awards-of-a-country";
import type { Benchmark, Figure } from "./benchmark";
import type { Lab } from "./lab";
import { secondsOf } from "./load";

const CERTIFICATES = 1_000;

/** The certificates of a large release, as the job draws them: read, set, drawn, and with their credentials where they are single files. */
export const printing: Benchmark = {
  name: "certificates",
  work: `${CERTIFICATES.toLocaleString("en")} certificates drawn by the job, into one PDF and into single files with credentials`,
  async run(lab) {
    await certificatesUpTo(lab.db, CERTIFICATES);
    const sealId = await aSealOfAll(lab);
    const figures: Figure[] = [];
    for (const kind of PRINT_RUN_KINDS) figures.push(await drawn(lab, sealId, kind));
    return figures;
  },
};

/** A later seal that lists them all. */
async function aSealOfAll({ db }: Lab): Promise<string> {
  const [first] = await db.select().from(seals).limit(1);
  const numbers = await db.select({ number: certificates.number }).from(certificates).orderBy(certificates.statusIndex);
  const content = first!.content as SealContent;
  const [award] = content.awards;
  const awards = numbers.map(({ number }, at) => ({
    ...award!,
    position: at + 1,
    certificate: { ...award!.certificate, number },
  }));
  const [made] = await db
    .insert(seals)
    .values({
      ...first!,
      id: undefined,
      version: 2,
      supersedes: first!.digest,
      content: { ...content, awards },
      digest: "0".repeat(64),
    })
    .returning({ id: seals.id });
  return made!.id;
}

const NAMES: Readonly<Record<PrintRunKind, string>> = { sheets: "one PDF", files: "single files with credentials" };

async function drawn({ db }: Lab, sealId: string, kind: PrintRunKind): Promise<Figure> {
  const now = new Date();
  const { userId } = await anActor(db);
  const [run] = await db
    .insert(printRuns)
    .values({ sealId, kind, total: CERTIFICATES, movedAt: now, requestedBy: userId, requestedAt: now })
    .returning({ id: printRuns.id });
  const services = servicesOf(db);
  let count: number | null = 0;
  const before = process.cpuUsage();
  const seconds = await secondsOf(async () => {
    count = await drawPrintRun({ db, actor: null, now }, services, run!.id);
  });
  const { user, system } = process.cpuUsage(before);
  const work = ((user + system) / 1_000_000).toFixed(1);
  const detail = `${count} in ${seconds.toFixed(1)} s, ${work} s of one processor`;
  return { what: NAMES[kind], value: (count ?? 0) / seconds, unit: "/s", target: { least: 20 }, detail };
}
