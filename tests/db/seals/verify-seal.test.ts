import { eq } from "drizzle-orm";
import { anAnnouncedRound } from "#tests/factories/complaints";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, certificates, decisions, seals } from "~/db/schema";
import { reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { checkSeal } from "~/domain/seals/check-seal";
import { sealFile } from "~/domain/seals/queries.server";
import { wordsOf } from "~/domain/seals/words";

const trusted = [{ publicKey: aSigner().publicKey }];

/** The files of three versions of one seal, the first one first. */
async function threeVersions(db: Database): Promise<string[]> {
  const { round, organiser } = await anAnnouncedRound(db, [[90, 90, 90]]);
  const now = new Date("2026-07-06T02:00:00Z");
  for (let turn = 1; turn <= 2; turn += 1) {
    const rows = await db
      .select({ id: certificates.id, isCurrent: certificates.isCurrent })
      .from(certificates)
      .innerJoin(awards, eq(awards.id, certificates.awardId))
      .innerJoin(decisions, eq(decisions.id, awards.decisionId))
      .where(eq(decisions.roundId, round.id));
    const { id } = rows.find((row) => row.isCurrent)!;
    await reissueCertificate(contextOf(db, organiser, now), aSigner(), id, { reason: "Bản giấy bị hư hại do mưa lũ." });
  }
  const made = await db
    .select({ digest: seals.digest })
    .from(seals)
    .innerJoin(decisions, eq(decisions.id, seals.decisionId))
    .where(eq(decisions.roundId, round.id))
    .orderBy(seals.version);
  return Promise.all(made.map(async ({ digest }) => JSON.stringify(await sealFile(contextOf(db, null), digest))));
}

const reasons = (text: string, known: Parameters<typeof checkSeal>[1]) =>
  checkSeal(text, known).checks.flatMap(({ name, reason }) => (reason ? [`${name} ${reason}`] : []));

test("a seal's file holds by itself, with its key and with the version before it", async ({ db }) => {
  const [first, second, third] = (await threeVersions(db)) as [string, string, string];
  expect(checkSeal(first, { trusted })).toMatchObject({ ok: true, about: { version: 1, supersedes: null, awards: 1 } });
  expect(reasons(first, { trusted })).toEqual([]);
  expect(reasons(first, {})).toEqual(["key not_pinned"]);
  expect(reasons(second, { trusted })).toEqual(["chain earlier_not_given"]);
  expect(reasons(second, { trusted, earlier: first })).toEqual([]);
  expect(reasons(third, { trusted, earlier: second })).toEqual([]);
});

test("what is wrong is named: a changed word, another key, another version before, no seal at all", async ({ db }) => {
  const [first, second, third] = (await threeVersions(db)) as [string, string, string];
  const stranger = servicesOf(db).signer.publicKey;
  const changed = first.replace('"year":2026', '"year":2025');
  expect(reasons(changed, { trusted })).toEqual(["digest changed", "signature not_signed"]);
  expect(reasons(first, { trusted: [{ publicKey: stranger }] })).toEqual(["key other_key"]);
  expect(reasons(first.replace(aSigner().publicKey, stranger), { trusted })).toEqual([
    "signature key_misnamed",
    "key other_key",
  ]);
  expect(reasons(third, { trusted, earlier: first })).toEqual(["chain earlier_is_other"]);
  expect(reasons(second, { trusted, earlier: changed })).toEqual(["chain earlier_changed"]);
  expect(reasons(first, { trusted, earlier: second })).toEqual(["chain first_has_none"]);
  expect(reasons("{", {})).toEqual(["format not_json"]);
  expect(checkSeal("{}", {})).toMatchObject({ ok: false, about: null, checks: [{ field: "format" }] });
});

test("a member that was added, or stands twice, is found wherever it is", async ({ db }) => {
  const [first] = (await threeVersions(db)) as [string];
  const added = (member: string, at = "{") => first.replace(at, `${at}${member},`);
  expect(reasons(added('"note":"giả"'), { trusted })).toEqual(["digest changed", "signature not_signed"]);
  expect(reasons(added('"__proto__":{"year":2025}'), { trusted })).toEqual(["digest changed", "signature not_signed"]);
  expect(reasons(added('"note":"giả"', '"seal":{'), { trusted })).toEqual(["format other_format"]);
  expect(reasons(added('"year":2025', '"round":{'), { trusted })).toEqual(["format doubled_name"]);
});

test("a stranger's seal speaks neither for nor against where not everyone's keys are known", async ({ db }) => {
  const [first] = (await threeVersions(db)) as [string];
  const known = { trusted: [{ publicKey: servicesOf(db).signer.publicKey }], strangers: "unknown" } as const;
  expect(checkSeal(first, known)).toMatchObject({ ok: null });
  expect(reasons(first, known)).toEqual(["key not_pinned"]);
});

test("every check has words, whether it holds or not", async ({ db }) => {
  const [first, second] = (await threeVersions(db)) as [string, string];
  const report = checkSeal(second, { trusted, earlier: first });
  expect(report.checks.map((check) => wordsOf(check, report).detail)).toEqual([
    "Đọc được theo mẫu tinh-hoa-seal-1.",
    "SHA-256 của nội dung đúng bằng mã ghi trong tệp.",
    "Chữ ký Ed25519 khớp với từng chữ của nội dung.",
    "Khóa là một trong các khóa được tin cậy.",
    "Bản trước còn nguyên và đúng là bản mà tệp này thay thế.",
  ]);
});
