import { eq } from "drizzle-orm";
import { aDecidedRound, aRecordedDecision } from "#tests/factories/awards";
import { anOrganiser } from "#tests/factories/people";
import { aGivenFile, aJpeg } from "#tests/factories/pictures";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { aSheetWithLine, aTemplate } from "#tests/factories/templates";
import { contextOf, expect, test } from "#tests/support/database";
import { pdfTexts } from "#tests/support/pdf-text";
import { load, post, servicesOf } from "#tests/support/routes";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { agencies, awards, certificates, decisions } from "~/db/schema";
import { releaseResults } from "~/domain/awards/release-results.server";
import { archiveTemplate } from "~/domain/templates/archive-template.server";
import { setEmblem } from "~/domain/templates/emblem.server";
import { keepTemplatePicture } from "~/domain/templates/keep-picture.server";
import { templateById } from "~/domain/templates/queries.server";
import { loader as pdf } from "~/routes/_public.certificates.$number[.pdf]";
import { action as putAway, loader as putAwayPage } from "~/routes/organiser.agencies.$slug.templates.$id.archiving";
import { loader as picture } from "~/routes/organiser.agencies.$slug.templates.pictures_.$picture";
import { action as reissue } from "~/routes/organiser.certificates.$number.reissue";
import { action as print } from "~/routes/organiser.rounds_.$slug_.decision_.$id_.certificates";
import { loader as release } from "~/routes/organiser.rounds_.$slug_.decision_.$id_.release";

const numbersOf = (db: Database, roundId: string) =>
  db
    .select({ number: certificates.number, decisionId: decisions.id })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, roundId));

/** One winner, decided and not told; the slug is of the agency that decides. */
async function aDecision(db: Database) {
  const { round, entries, organiser } = await aScoredRound(db, [90]);
  await setPhase(db, round.id, "decision");
  const ctx = contextOf(db, organiser, new Date());
  const decisionId = await aRecordedDecision(ctx, round.id, [entries[0]!.id]);
  const [agency] = await db.select().from(agencies).where(eq(agencies.id, round.agencyId));
  return { round, organiser, ctx, decisionId, slug: agency!.slug };
}

test("a certificate's paper comes in both languages for who asks, over the same template", async ({ db }) => {
  const { round } = await aDecidedRound(db, { totals: [90] });
  const { number } = (await numbersOf(db, round.id))[0]!;
  const wordsOf = async (query: string) => {
    // The bytes of the answer, which the harness would read as text.
    const bytesOf = async (args: Parameters<typeof pdf>[0]) => Buffer.from(await (await pdf(args)).arrayBuffer());
    const { data } = await load(db, bytesOf, { url: `/certificates/${number}.pdf${query}`, params: { number } });
    return (await pdfTexts(data as Buffer)).flat().join(" ");
  };
  const english = "Typical rural industrial product, provincial level, 2026";
  expect(await wordsOf("")).not.toContain(english);
  expect(await wordsOf("?language=vi-en")).toContain(english);
  expect(await wordsOf("?language=fr")).not.toContain(english);
});

test("a paper whose emblem the store does not give is not given without it", async ({ db }) => {
  const { round, ctx, decisionId } = await aDecision(db);
  const services = servicesOf(db);
  const given = await aGivenFile("bieu-trung.jpg", await aJpeg());
  const emblem = await keepTemplatePicture(ctx, services.files, round.agencyId, given);
  await setEmblem(ctx, round.agencyId, { picture: emblem });
  await releaseResults(ctx, aSigner(), decisionId);
  const { number } = (await numbersOf(db, round.id))[0]!;
  const at = { url: `/certificates/${number}.pdf`, params: { number } };
  expect((await load(db, pdf, { ...at, services })).status).toBe(200);
  const lost = { ...services, files: { ...services.files, get: async () => null } };
  const refused = await load(db, pdf, { ...at, services: lost });
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "600"]);
});

test("a template is put away after its effect was read, and who is late is told on the page", async ({ db }) => {
  const { round, organiser, ctx, slug, decisionId } = await aDecision(db);
  const { id, name } = await aTemplate(db, organiser, round.agencyId);
  await releaseResults(ctx, aSigner(), decisionId, { supersede: [], template: id });
  const at = { url: `/organiser/agencies/${slug}/templates/${id}/archiving`, params: { slug, id }, as: organiser };
  expect((await load(db, putAwayPage, at)).data).toEqual({ id, name, agency: slug, issued: 1, whyNot: null });
  expect((await templateById(ctx, id)).archivedAt).toBeNull();
  expect((await post(db, putAway, { ...at, form: {} })).status).toBe(303);
  const late = await post(db, putAway, { ...at, form: {} });
  expect(late.status).toBe(409);
  expect(late.data).toMatchObject({ result: { error: { "": [expect.stringContaining("đã được cất")] } } });
  expect((await load(db, putAwayPage, at)).data).toMatchObject({ whyNot: expect.stringContaining("đã được cất") });
});

test("the page of a release stays a page when its template was put away", async ({ db }) => {
  const { round, organiser, ctx, decisionId } = await aDecision(db);
  const { id } = await aTemplate(db, organiser, round.agencyId);
  await archiveTemplate(ctx, id);
  const url = `/organiser/rounds/${round.slug}/decision/${decisionId}/release?template=${id}`;
  const page = await load(db, release, { url, params: { slug: round.slug, id: decisionId }, as: organiser });
  expect(page.status).toBe(200);
  expect(page.data).toMatchObject({ template: { chosen: { id: null }, gone: expect.stringContaining("đã được cất") } });
});

test("a replacement's tick confirms what was told, by its name", async ({ db }) => {
  const { round, organiser, ctx, decisionId } = await aDecision(db);
  const sheet = aSheetWithLine("{replaces}", { width: 60, height: 60 });
  const { id } = await aTemplate(db, organiser, round.agencyId, { sheet });
  await releaseResults(ctx, aSigner(), decisionId, { supersede: [], template: id });
  const { number } = (await numbersOf(db, round.id))[0]!;
  const at = { url: `/organiser/certificates/${number}/reissue`, params: { number }, as: organiser };
  const reason = "Bản giấy bị ướt, không đọc được.";
  const told = await post(db, reissue, { ...at, form: { reason } });
  expect([told.status, told.data]).toMatchObject([
    409,
    { result: { error: { despiteMisfits: expect.any(Array) } }, seenMisfit: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  const { seenMisfit } = told.data as { seenMisfit: string };
  const other = { reason, despiteMisfits: "on", seenMisfit: "0".repeat(64) };
  expect((await post(db, reissue, { ...at, form: other })).status).toBe(409);
  expect((await post(db, reissue, { ...at, form: { ...other, seenMisfit } })).status).toBe(303);
});

test("nothing is printed by an installation that only this machine reaches", async ({ db }) => {
  const { round } = await aDecidedRound(db, { totals: [90] });
  const organiser = await anOrganiser(db, round.agencyId);
  const { decisionId } = (await numbersOf(db, round.id))[0]!;
  const url = `/organiser/rounds/${round.slug}/decision/${decisionId}/certificates`;
  const ask = (site: string) =>
    post(db, print, {
      ...{ url, params: { slug: round.slug, id: decisionId }, as: organiser },
      services: servicesOf(db, { PUBLIC_URL: site }),
      form: { kind: "sheets", language: "vi-en" },
    });
  const refused = await ask("http://localhost:3000");
  expect([refused.status, refused.data]).toMatchObject([
    409,
    { result: { error: { "": [expect.stringContaining("http://localhost:3000")] } } },
  ]);
  expect((await ask("https://tinhhoa.test")).status).toBe(303);
});

test("an agency's pictures are shown small, to its organisers alone", async ({ db }) => {
  const { round, organiser, ctx, slug } = await aDecision(db);
  const services = servicesOf(db);
  const id = await keepTemplatePicture(ctx, services.files, round.agencyId, await aGivenFile("a.jpg", await aJpeg()));
  const at = { url: `/organiser/agencies/${slug}/templates/pictures/${id}`, params: { slug, picture: id }, services };
  const shown = await load(db, picture, { ...at, as: organiser });
  expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/webp"]);
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  expect((await load(db, picture, { ...at, as: secretary })).status).toBe(403);
});
