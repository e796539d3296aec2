import { eq } from "drizzle-orm";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound, type ScoredRound } from "#tests/factories/tallies";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { decisions } from "~/db/schema";
import { formatDate, todayInVietnam } from "~/lib/dates";
import { action, loader } from "~/routes/organiser.rounds_.$slug_.decision/route";
import { loader as tallyLoader } from "~/routes/organiser.rounds_.$slug_.tally/route";

const TODAY = todayInVietnam(new Date());

const at = ({ round }: ScoredRound) => ({
  url: `/organiser/rounds/${round.slug}/decision`,
  params: { slug: round.slug },
});

function typed(nominationIds: readonly string[], changes: Record<string, string> = {}): FormData {
  const form = new FormData();
  const texts = { number: "1493/QĐ-UBND", decidedOn: formatDate(TODAY), place: "Đà Lạt", signerTitle: "Phó Chủ tịch" };
  for (const [name, value] of Object.entries({ ...texts, signerName: " Nguyễn  Văn\0 Sơn ", ...changes })) {
    form.append(name, value);
  }
  for (const id of nominationIds) form.append("nominationIds", id);
  return form;
}

const decided = (db: Database, { round }: ScoredRound) => db.$count(decisions, eq(decisions.roundId, round.id));

test("the list is shown once more with its numbers before anything is written; confirming writes it", async ({
  db,
}) => {
  const scored = await aScoredRound(db, [90, 80, 60]);
  const ids = scored.entries.slice(0, 2).map((entry) => entry.id);

  const review = await post(db, action, { ...at(scored), as: scored.organiser, form: typed(ids) });
  expect(review).toMatchObject({
    status: 200,
    data: {
      review: { products: 2, establishments: 2, validUntil: `${Number(TODAY.slice(0, 4)) + 3}-12-31` },
      form: { number: "1493/QĐ-UBND", decidedOn: TODAY, signerName: "Nguyễn Văn Sơn", nominationIds: ids },
    },
  });
  expect(await decided(db, scored)).toBe(0);

  // The confirming step sends the day as it was read, not as it was typed.
  const form = typed(ids, { decidedOn: TODAY, confirmed: "yes" });
  const done = await post(db, action, { ...at(scored), as: scored.organiser, form });
  expect([done.status, done.location]).toEqual([303, `/organiser/rounds/${scored.round.slug}/decision`]);
  expect(await decided(db, scored)).toBe(1);
  const page = await load(db, loader, { ...at(scored), as: scored.organiser });
  // Nobody is left whom a second list could recognise.
  expect(page.data).toMatchObject({
    decisions: [{ number: "1493/QĐ-UBND", products: 2 }],
    candidates: [],
    whyNot: "Mọi hồ sơ đạt mức điểm đã được công nhận.",
  });
  const { data } = await load(db, tallyLoader, { ...at(scored), as: scored.organiser });
  expect((data as { rows: { isRecognised: boolean }[] }).rows.map((row) => row.isRecognised)).toEqual([
    true,
    true,
    false,
  ]);
});

test("a refused form comes back with what was typed and a sentence beside its field", async ({ db }) => {
  const scored = await aScoredRound(db, [90, 60]);
  const [good, below] = scored.entries.map((entry) => entry.id) as [string, string];
  const ask = async (form: FormData) => {
    const { status, data } = await post(db, action, { ...at(scored), as: scored.organiser, form });
    const { result } = data as { result: { error?: Record<string, string[]>; initialValue?: { number?: string } } };
    return { status, error: result.error, typed: result.initialValue?.number };
  };

  expect(await ask(typed([], { number: "1493" }))).toEqual({
    status: 422,
    typed: "1493",
    error: {
      number: ["Số quyết định có dạng 1493/QĐ-UBND."],
      nominationIds: ["Hãy chọn ít nhất một sản phẩm được công nhận."],
    },
  });
  expect(await ask(typed([good], { decidedOn: "31/02/2026" }))).toMatchObject({
    status: 422,
    error: { decidedOn: [expect.any(String)] },
  });
  const steps: Record<string, string>[] = [{}, { confirmed: "yes" }];
  for (const confirmed of steps) {
    expect(await ask(typed([good, below], confirmed))).toMatchObject({
      status: 422,
      typed: "1493/QĐ-UBND",
      error: { nominationIds: [expect.stringContaining(scored.entries[1]!.code)] },
    });
  }
  expect(await decided(db, scored)).toBe(0);
});

test("tally and decision are for the round's own people, and only after the scoring", async ({ db }) => {
  const scored = await aScoredRound(db, [90]);
  const other = await aScoredRound(db, [80]);
  const [entry] = scored.entries;
  const form = () => typed([entry!.id], { confirmed: "yes" });
  const statusOf = async (as: { userId: string } | null) => {
    const asked = await Promise.all([
      load(db, tallyLoader, { ...at(scored), as }),
      load(db, loader, { ...at(scored), as }),
      post(db, action, { ...at(scored), as, form: form() }),
    ]);
    return asked.map((answer) => answer.status);
  };

  expect(await statusOf(other.organiser)).toEqual([404, 404, 403]);
  expect(await statusOf(scored.jury.head.actor)).toEqual([404, 404, 403]);
  expect((await post(db, action, { ...at(scored), as: null, form: form() })).location).toBe("/login");
  await setPhase(db, scored.round.id, "scoring");
  expect(await statusOf(scored.organiser)).toEqual([409, 409, 409]);
  expect(await decided(db, scored)).toBe(0);
});

test("the tally's page says exactly what an entry lacks and in which words a mean is kept", async ({ db }) => {
  const scored = await aScoredRound(db, [90, 70, 69.5], { rules: { cap: 1 } });

  const { data } = await load(db, tallyLoader, { ...at(scored), as: scored.organiser });

  expect(data).toMatchObject({
    passed: 2,
    proposed: 1,
    whyNoDecision: null,
    rules: { passMark: 7000, above: false, cap: 1, minimumSheets: 1 },
    rows: [
      { score: "90,00", exact: "9000/100", outcome: "recognised", missing: null },
      { score: "70,00", exact: "7000/100", outcome: "passed_over_cap", missing: null },
      { score: "69,50", exact: "6950/100", outcome: "not_passed", missing: "0,50" },
    ],
  });
});

test("a second list offers whoever passed and is not recognised yet, until the cap is reached", async ({ db }) => {
  const scored = await aScoredRound(db, [90, 80, 75], { rules: { cap: 2 } });
  const [first, second, third] = scored.entries.map((entry) => entry.id) as [string, string, string];
  const record = (number: string, id: string) =>
    post(db, action, { ...at(scored), as: scored.organiser, form: typed([id], { number, confirmed: "yes" }) });
  const page = async () => {
    const { data } = await load(db, loader, { ...at(scored), as: scored.organiser });
    const { whyNot, candidates } = data as { whyNot: string | null; candidates: { id: string; proposed: boolean }[] };
    return { whyNot, candidates: candidates.map(({ id, proposed }) => [id, proposed]) };
  };

  await record("1/QĐ-UBND", first);
  expect(await page()).toEqual({
    whyNot: null,
    candidates: [
      [second, true],
      [third, false],
    ],
  });
  await record("2/QĐ-UBND", third);
  expect((await page()).whyNot).toBe("Đã công nhận đủ 2 sản phẩm, là số lượng tối đa của kỳ bình chọn.");
});
