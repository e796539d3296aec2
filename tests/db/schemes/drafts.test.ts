import { anAgency } from "#tests/factories/agencies";
import { actorOf, anActor, anAdmin, anOrganiser, aUser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { anAgencyScheme, scoringForm } from "#tests/factories/schemes";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { copyScheme } from "~/domain/schemes/copy-scheme.server";
import { discardDraft } from "~/domain/schemes/discard-draft.server";
import { draftOf } from "~/domain/schemes/drafts.server";
import { publishDraft } from "~/domain/schemes/publish-draft.server";
import {
  roundsOf,
  rulesOfVersion,
  schemeByCode,
  schemeList,
  schemes,
  versionsOf,
} from "~/domain/schemes/queries.server";
import { SchemeRules } from "~/domain/schemes/rules";
import { saveBands, saveDraft } from "~/domain/schemes/save-draft.server";
import { startDraft } from "~/domain/schemes/start-draft.server";
import { runWithLocale } from "~/i18n/locale.server";

const programme = SchemeRules.parse(CNNTTB.rules);

test("a shipped scheme is copied to one's agency: version 1 as it stands, and a draft of it", async ({ db }) => {
  const agency = await anAgency(db, { slug: "ubnd-tinh-dak-lak" });
  const organiser = await anOrganiser(db, agency.id);
  const ctx = contextOf(db, organiser);
  const form = { name: "Giải thưởng Tây Nguyên", nameEn: "Highlands prize", agencyId: agency.id };

  const { code } = await copyScheme(ctx, "cnnttb", form);
  const second = await copyScheme(ctx, code, form);

  expect([code, second.code]).toEqual([
    "giai-thuong-tay-nguyen-ubnd-tinh-dak-lak",
    "giai-thuong-tay-nguyen-ubnd-tinh-dak-lak-2",
  ]);
  const scheme = await schemeByCode(ctx, code);
  expect(scheme).toEqual({
    id: expect.any(String),
    code,
    name: form.name,
    nameEn: form.nameEn,
    agencyId: agency.id,
    agencyName: agency.name,
    latest: 1,
    publishedAt: ctx.now,
    rounds: 0,
    draftAt: ctx.now,
  });
  expect(await rulesOfVersion(ctx, scheme.id, 1)).toEqual(programme);
  expect(await versionsOf(ctx, scheme.id)).toEqual([
    {
      version: 1,
      publishedAt: ctx.now,
      publishedBy: organiser.name,
      note: "Sao chép từ “Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu”, bản 1.",
    },
  ]);
  const read = await runWithLocale("en", () => versionsOf(ctx, scheme.id));
  expect(read.map(({ note }) => note)).toEqual([expect.stringMatching(/^Copied from “.*”, version 1\.$/)]);
  expect(await draftOf(ctx, code)).toMatchObject({ rules: programme, saved: { version: 1, by: organiser.name } });
  expect(await auditOf(db, scheme.id)).toEqual(["schemes.copied"]);
  expect((await schemes(ctx)).map((one) => one.code)).toContain(code);
});

test("nobody copies to an agency that is not theirs, nor a scheme that is not there", async ({ db }) => {
  const agency = await anAgency(db);
  const elsewhere = await anAgency(db);
  const form = { name: "Giải", nameEn: "Prize", agencyId: agency.id };

  for (const actor of [await anOrganiser(db, elsewhere.id), await anOrganiser(db, agency.id, "secretary")]) {
    await expect(copyScheme(contextOf(db, actor), "cnnttb", form)).rejects.toMatchObject({ code: "forbidden" });
  }
  const ctx = contextOf(db, await anOrganiser(db, agency.id));
  await expect(copyScheme(ctx, "unknown", form)).rejects.toMatchObject({ code: "not_found" });
  await expect(copyScheme(contextOf(db, null), "cnnttb", form)).rejects.toMatchObject({ code: "forbidden" });
});

test("what was typed is kept with its findings, and the audit holds what it changed", async ({ db }) => {
  const { code, organiser } = await anAgencyScheme(db);
  const ctx = contextOf(db, organiser);
  const draft = await draftOf(ctx, code);

  await saveDraft(ctx, code, {
    section: "scoring",
    form: scoringForm(draft, { combining: "trimmed_mean", trim: 3, combiningSource: "Quyết định 12/QĐ-UBND" }),
  });

  const after = await draftOf(ctx, code);
  expect([after.rules.combining, after.rules.trim.value, after.saved?.version]).toEqual([
    { value: "trimmed_mean", source: "Quyết định 12/QĐ-UBND" },
    3,
    2,
  ]);
  expect(after.findings).toEqual([
    { section: "scoring", criterion: null, sentence: expect.stringContaining("5 phiếu") },
  ]);
  const [, saved] = await auditOf(db, after.scheme.id, { details: true });
  expect(saved).toMatchObject({
    act: "schemes.draft_saved",
    before: { combining: programme.combining, trim: programme.trim },
    after: { combining: { value: "trimmed_mean", source: "Quyết định 12/QĐ-UBND" }, trim: { value: 3, source: "" } },
  });
});

test("whoever saves over another save is told by whom and when, and nothing is overwritten", async ({ db }) => {
  const { code, organiser, agency } = await anAgencyScheme(db);
  const colleague = await anOrganiser(db, agency.id);
  const seen = await draftOf(contextOf(db, organiser), code);
  const early = contextOf(db, colleague, new Date("2026-11-30T03:05:00Z"));
  await saveDraft(early, code, { section: "scoring", form: scoringForm(seen, { passMark: 7500 }) });

  const ctx = contextOf(db, organiser);
  const late = saveDraft(ctx, code, { section: "scoring", form: scoringForm(seen, { passMark: 8000 }) });

  await expect(late).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(new RegExp(`^${colleague.name} đã lưu bản nháp này lúc 10h05`)),
  });
  const bands = { criterion: "I.1", form: { version: 1, bands: [] } };
  await expect(saveBands(ctx, code, bands)).rejects.toMatchObject({ code: "conflict" });
  await expect(discardDraft(ctx, code, { version: 1 })).rejects.toMatchObject({ code: "conflict" });
  expect((await draftOf(ctx, code)).rules.passMark.value).toBe(7500);
});

test("what the points of a leaf mean is kept, and of a criterion with parts it is not", async ({ db }) => {
  const { code, organiser } = await anAgencyScheme(db);
  const ctx = contextOf(db, organiser);
  const band = { from: 0, to: 1000, text: "Đủ", textEn: "All", groups: [] };

  await saveBands(ctx, code, { criterion: "IV", form: { version: 1, bands: [band] } });

  expect((await draftOf(ctx, code)).rules.criteria.value[3]!.levels).toEqual([
    { from: 0, to: 1000, text: "Đủ", textEn: "All" },
  ]);
  const onParent = saveBands(ctx, code, { criterion: "I", form: { version: 2, bands: [band] } });
  await expect(onParent).rejects.toMatchObject({ code: "not_found" });
});

test("a published draft is the next version, and rounds made before keep theirs", async ({ db }) => {
  const { code, organiser, agency } = await anAgencyScheme(db);
  const ctx = contextOf(db, organiser, new Date("2026-12-01T02:00:00Z"));
  const scheme = (await schemes(ctx)).find((one) => one.code === code)!;
  const round = await aRound(db, { agencyId: agency.id, schemeVersionId: scheme.versionId, phase: "nomination" });
  const draft = await draftOf(ctx, code);
  await saveDraft(ctx, code, { section: "scoring", form: scoringForm(draft, { passMark: 7500 }) });

  const published = await publishDraft(ctx, code, { version: 2, note: "Nâng điểm đạt theo Quyết định 12/QĐ-UBND" });

  expect(published).toEqual({ version: 2 });
  const { id, latest, draftAt, rounds } = await schemeByCode(ctx, code);
  expect([latest, draftAt, rounds]).toEqual([2, null, 1]);
  expect((await rulesOfVersion(ctx, id, 2)).passMark.value).toBe(7500);
  expect((await versionsOf(ctx, id))[0]).toEqual({
    version: 2,
    publishedAt: ctx.now,
    publishedBy: organiser.name,
    note: "Nâng điểm đạt theo Quyết định 12/QĐ-UBND",
  });
  expect(await roundsOf(ctx, id)).toEqual([
    {
      slug: round.slug,
      name: round.name,
      nameEn: round.nameEn,
      agencyId: agency.id,
      version: 1,
      openedAt: round.openedAt,
    },
  ]);
  expect((await auditOf(db, id)).slice(-2)).toEqual(["schemes.draft_saved", "schemes.published"]);
});

test("nothing is published while it does not hold together, and every reason is said", async ({ db }) => {
  const { code, organiser } = await anAgencyScheme(db);
  const ctx = contextOf(db, organiser);
  const form = scoringForm(await draftOf(ctx, code), {
    combining: "trimmed_mean",
    trim: 5,
    tieBreaks: ["council", "median"],
  });
  await saveDraft(ctx, code, { section: "scoring", form });

  await expect(publishDraft(ctx, code, { version: 2, note: "a" })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/Bỏ phiếu ở hai đầu.*“Hội đồng chọn” phải là bước cuối/s),
  });
  expect((await schemeByCode(ctx, code)).latest).toBe(1);
});

test("a draft that changes nothing is not published", async ({ db }) => {
  const { code, organiser } = await anAgencyScheme(db);

  const publishing = publishDraft(contextOf(db, organiser), code, { version: 1, note: "a" });

  await expect(publishing).rejects.toMatchObject({ code: "closed" });
});

test("of two who publish at once the second is told who was first", async ({ db }) => {
  const { code, organiser, agency } = await anAgencyScheme(db);
  const ctx = contextOf(db, organiser);
  const colleague = contextOf(db, await anOrganiser(db, agency.id));
  const form = scoringForm(await draftOf(ctx, code), { passMark: 7500 });
  await saveDraft(ctx, code, { section: "scoring", form });

  const both = await Promise.allSettled([
    publishDraft(ctx, code, { version: 2, note: "Một" }),
    publishDraft(colleague, code, { version: 2, note: "Hai" }),
  ]);

  expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  const refusal = both.find((one) => one.status === "rejected")!.reason;
  expect(refusal).toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/Bản nháp này không còn: .* đã công bố bản 2 lúc/),
  });
  expect((await schemeByCode(ctx, code)).latest).toBe(2);
});

test("a draft is given up, and begun again from the latest version by the first who asks", async ({ db }) => {
  const { code, organiser } = await anAgencyScheme(db);
  const ctx = contextOf(db, organiser);
  const { scheme } = await draftOf(ctx, code);
  await expect(startDraft(ctx, code)).rejects.toMatchObject({ code: "conflict" });

  await discardDraft(ctx, code, { version: 1 });

  expect(await draftOf(ctx, code)).toMatchObject({ saved: null, rules: programme, whyNotWrite: expect.any(String) });
  const late = saveDraft(ctx, code, { section: "scoring", form: scoringForm({ rules: programme, saved: null }) });
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  await startDraft(ctx, code);
  expect((await draftOf(ctx, code)).saved?.version).toBe(1);
  expect(await auditOf(db, scheme.id)).toEqual(["schemes.copied", "schemes.draft_discarded", "schemes.draft_started"]);
});

test("drafts are written by organisers of the agency and admins only, and read by its people", async ({ db }) => {
  const { code, agency } = await anAgencyScheme(db);
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const secretary = await anOrganiser(db, agency.id, "secretary");
  const admin = await anAdmin(db);
  const writes = (actor: typeof admin | null) => {
    const ctx = contextOf(db, actor);
    return [
      () => startDraft(ctx, code),
      () => saveDraft(ctx, code, { section: "scoring", form: scoringForm({ rules: programme, saved: null }) }),
      () => saveBands(ctx, code, { criterion: "IV", form: { version: 1, bands: [] } }),
      () => discardDraft(ctx, code, { version: 1 }),
      () => publishDraft(ctx, code, { version: 1, note: "a" }),
    ];
  };

  for (const actor of [stranger, secretary, await actorOf(db, await aUser(db)), null]) {
    for (const write of writes(actor)) await expect(write()).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(draftOf(contextOf(db, stranger), code)).rejects.toMatchObject({ code: "not_found" });
  expect((await draftOf(contextOf(db, secretary), code)).whyNotWrite).toMatch(/cơ quan có quy chế này/);
  expect((await schemeByCode(contextOf(db, stranger), code)).draftAt).toBeNull();
  const form = scoringForm(await draftOf(contextOf(db, admin), code), { passMark: 6500 });
  await saveDraft(contextOf(db, admin), code, { section: "scoring", form });
});

test("a shipped scheme takes no draft, not even from an admin", async ({ db }) => {
  const ctx = contextOf(db, await anAdmin(db));

  await expect(startDraft(ctx, "cnnttb")).rejects.toMatchObject({ code: "forbidden" });
  await expect(draftOf(ctx, "cnnttb")).rejects.toMatchObject({ code: "not_found" });
});

test("the list names shipped schemes first, with the rounds one may know of", async ({ db }) => {
  const { code, organiser, agency } = await anAgencyScheme(db, { name: "Aaa Giải của tỉnh" });
  const ctx = contextOf(db, organiser);
  const { versionId: schemeVersionId } = (await schemes(ctx)).find((one) => one.code === code)!;
  await aRound(db, { agencyId: agency.id, schemeVersionId, phase: null });
  await aRound(db, { agencyId: agency.id, schemeVersionId, phase: "scoring" });
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));

  const list = await schemeList(ctx);

  expect(list.slice(0, 3).map((one) => [one.code, one.agencyId, one.draftAt])).toEqual([
    ["cnnttb", null, null],
    ["ocop", null, null],
    ["house-prize", null, null],
  ]);
  expect(list[3]).toMatchObject({ code, rounds: 2, agencyName: agency.name });
  expect((await schemeList(stranger)).find((one) => one.code === code)).toMatchObject({ rounds: 1, draftAt: null });
  const support = contextOf(db, await anOrganiser(db, agency.id, "support"));
  expect((await schemeList(support)).find((one) => one.code === code)).toMatchObject({ rounds: 2, draftAt: null });
  await expect(schemeList(contextOf(db, await anActor(db)))).rejects.toMatchObject({ code: "forbidden" });
  await expect(schemeByCode(ctx, "unknown")).rejects.toMatchObject({ code: "not_found" });
  await expect(rulesOfVersion(ctx, list[3]!.id, 9)).rejects.toMatchObject({ code: "not_found" });
  await expect(rulesOfVersion(ctx, list[3]!.id, Number.NaN)).rejects.toMatchObject({ code: "not_found" });
});
