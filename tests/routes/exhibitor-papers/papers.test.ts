import { eq } from "drizzle-orm";
import { aFairWithPapers, aMessageForm, anExhibitor, named, takes } from "#tests/factories/exhibitor-papers";
import { aPdf } from "#tests/factories/pictures";
import { expect, test } from "#tests/support/database";
import { load, post, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { fairManuals, fairMessages } from "~/db/schema";
import { issueLetters } from "~/domain/exhibitor-papers/issue-letters.server";
import { sendMessage } from "~/domain/exhibitor-papers/send-message.server";
import { startMessage } from "~/domain/exhibitor-papers/write-message.server";
import { loader as ownPapers } from "~/routes/applications_.$id_.papers";
import { loader as ownLetter } from "~/routes/applications_.$id_.papers_.letter[.pdf]";
import { loader as ownManual } from "~/routes/applications_.$id_.papers_.manual";
import { action as edit, loader as message } from "~/routes/organiser.fairs_.$slug_.messages_.$id";
import { action as send, loader as sending } from "~/routes/organiser.fairs_.$slug_.messages_.$id_.sending";
import { action as write } from "~/routes/organiser.fairs_.$slug_.messages_.new";
import { loader as papers } from "~/routes/organiser.fairs_.$slug_.papers";
import { loader as list } from "~/routes/organiser.fairs_.$slug_.papers_.$paper_.$format";
import { loader as letters } from "~/routes/organiser.fairs_.$slug_.papers_.letters";
import { loader as letter } from "~/routes/organiser.fairs_.$slug_.papers_.letters_.$number_.$format";
import { action as issue, loader as issuing } from "~/routes/organiser.fairs_.$slug_.papers_.letters_.issuing";
import { loader as all } from "~/routes/organiser.fairs_.$slug_.papers_.letters[.pdf]";
import { action as give, loader as manuals } from "~/routes/organiser.fairs_.$slug_.papers_.manual";
import { loader as manual } from "~/routes/organiser.fairs_.$slug_.papers_.manual_.$version";

async function aDesk(db: Database) {
  const world = await aFairWithPapers(db);
  await named(world.ctx, world.fair.id);
  const exhibitor = await anExhibitor(db, world.fair.id, { codes: ["B1"] });
  const { slug } = world.fair;
  const here = (rest: string) => `/organiser/fairs/${slug}/${rest}`;
  return { ...world, exhibitor, slug, here, as: world.organiser };
}

test("the page of papers counts letters and tells when lists were taken", async ({ db }) => {
  const { slug, here, as, fair, ctx, exhibitor } = await aDesk(db);
  const ask = async () => (await load(db, papers, { url: here("papers"), params: { slug }, as })).data;
  expect(await ask()).toMatchObject({
    letters: { issued: 0, due: 1, changed: 0 },
    manual: null,
    messages: 0,
    copies: {},
  });

  const signs = {
    url: here("papers/signs/xlsx?since=2026-11-01"),
    params: { slug, paper: "signs", format: "xlsx" },
    as,
  };
  const taken = await load(db, list, signs);
  expect(taken.headers.get("content-disposition")).toContain(`${slug}-bien-ten-gian-hang.xlsx`);
  await issueLetters(ctx, fair.id, { count: 1 });
  await takes(db, exhibitor.application.id, fair.id, "B2");
  expect(await ask()).toMatchObject({
    letters: { issued: 1, due: 1, changed: 1 },
    copies: { signs: { by: as.name } },
  });
});

test("a list or a format that there is not is not found; a day that is none falls back", async ({ db }) => {
  const { slug, here, as } = await aDesk(db);
  const ask = (paper: string, format: string, query = "") =>
    load(db, list, { url: here(`papers/${paper}/${format}${query}`), params: { slug, paper, format }, as });
  expect((await ask("signs", "pdf")).status).toBe(404);
  expect((await ask("toString", "xlsx")).status).toBe(404);
  expect((await ask("signs", "xlsx", "?since=hôm qua")).status).toBe(200);
});

test("letters are issued by a confirmed number, and taken one by one, or all at once when a job has drawn them", async ({
  db,
}) => {
  const { slug, here, as, exhibitor } = await aDesk(db);
  const number = exhibitor.application.number!;
  const draft = { url: here(`papers/letters/${number}/pdf?state=now`), params: { slug, number, format: "pdf" }, as };
  expect((await load(db, letter, draft)).headers.get("content-type")).toBe("application/pdf");
  expect((await load(db, all, { url: here("papers/letters.pdf"), params: { slug }, as })).status).toBe(409);
  const url = here("papers/letters/issuing");
  expect((await load(db, issuing, { url, params: { slug }, as })).data).toMatchObject({
    count: 1,
    first: 1,
    whyNot: null,
  });
  const wrong = await post(db, issue, { url, params: { slug }, as, form: { count: "7" } });
  expect(wrong.status).toBe(409);
  const done = await post(db, issue, { url, params: { slug }, as, form: { count: "1", only: number } });
  expect([done.status, done.location]).toEqual([303, here("papers/letters")]);

  const desk = await load(db, letters, { url: here("papers/letters"), params: { slug }, as });
  expect(desk.data).toMatchObject({ desk: { due: 0, issued: 1, rows: [{ number, state: "current" }] } });
  const docx = { url: here(`papers/letters/${number}/docx`), params: { slug, number, format: "docx" }, as };
  expect((await load(db, letter, docx)).headers.get("content-disposition")).toContain(`thu-xac-nhan-${number}.docx`);
  const csv = { url: here(`papers/letters/${number}/csv`), params: { slug, number, format: "csv" }, as };
  expect((await load(db, letter, csv)).status).toBe(404);
});

test("an exhibitor sees papers and messages of their own application, and nobody else's", async ({ db }) => {
  const { fair, ctx, exhibitor } = await aDesk(db);
  const { id } = exhibitor.application;
  await issueLetters(ctx, fair.id, { count: 1 });
  const messageId = await startMessage(ctx, fair.id, aMessageForm());
  await sendMessage(ctx, messageId, { version: 1, count: 1 });
  const ask = (loader: typeof ownPapers, rest: string, as: { userId: string } | null) =>
    load(db, loader as never, { url: `/applications/${id}/papers${rest}`, params: { id }, as });
  const own = await ask(ownPapers, "", exhibitor.producer);
  expect(own.data).toMatchObject({ letter: { number: 1, state: "current" }, messages: [{ id: messageId }] });
  const { data, status } = await ask(ownLetter as never, "/letter.pdf", exhibitor.producer);
  expect(status).toBe(200);
  expect(data).toBeTruthy();
  expect((await ask(ownManual as never, "/manual", exhibitor.producer)).status).toBe(404);
  const stranger = await anExhibitor(db, fair.id);
  for (const loader of [ownPapers, ownLetter, ownManual]) {
    expect((await ask(loader as never, "", stranger.producer)).status).toBe(404);
    expect((await ask(loader as never, "", null)).location).toMatch(/^\/login/);
  }
});

test("a manual is uploaded, found unfit in a sentence, and taken in its versions", async ({ db }) => {
  const { slug, here, as, exhibitor, fair } = await aDesk(db);
  const services = servicesOf(db);
  const upload = (bytes: Buffer, version = "0") => {
    const form = new FormData();
    form.append("version", version);
    form.append("note", "Bản đầu");
    form.append("file", new File([new Uint8Array(bytes)], "Cẩm nang.pdf", { type: "application/pdf" }));
    return post(db, give, { url: here("papers/manual"), params: { slug }, as, services, form });
  };
  const unfit = await upload(Buffer.from("chỉ là chữ"));
  expect(unfit.status).toBe(422);
  expect(JSON.stringify(unfit.data)).toContain("Cẩm nang.pdf");
  expect((await upload(aPdf())).status).toBe(303);
  expect((await upload(aPdf())).status).toBe(409);
  expect(await db.select().from(fairManuals).where(eq(fairManuals.fairId, fair.id))).toHaveLength(1);

  const page = await load(db, manuals, { url: here("papers/manual"), params: { slug }, as, services });
  expect(page.data).toMatchObject({ manuals: [{ version: 1, note: "Bản đầu", fileName: "Cẩm nang.pdf" }] });
  const file = await load(db, manual, { url: here("papers/manual/1"), params: { slug, version: "1" }, as, services });
  expect(file.headers.get("content-disposition")).toBe(
    `inline; filename*=UTF-8''${encodeURIComponent("Cẩm nang.pdf")}`,
  );
  const { id } = exhibitor.application;
  const own = { url: `/applications/${id}/papers/manual`, params: { id }, as: exhibitor.producer, services };
  expect((await load(db, ownManual, own)).headers.get("content-type")).toBe("application/pdf");
  const none = { url: here("papers/manual/2"), params: { slug, version: "2" }, as, services };
  expect((await load(db, manual, none)).status).toBe(404);
});

test("a message is written, put right, shown as its reader gets it and sent; what was typed is not lost", async ({
  db,
}) => {
  const { slug, here, as, fair } = await aDesk(db);
  const typed = { version: "0", states: "accepted", subject: "Gian {gian}", body: "Gửi {sign_name}" };
  const url = here("messages/new");
  const unknown = await post(db, write, { url, params: { slug }, as, form: typed });
  expect(unknown.status).toBe(422);
  expect(unknown.data).toMatchObject({
    result: { initialValue: typed, error: { subject: [expect.stringContaining("Không có chỗ điền tên gian.")] } },
  });
  const made = await post(db, write, { url, params: { slug }, as, form: { ...typed, subject: "Gian {booths}" } });
  const [kept] = await db.select().from(fairMessages).where(eq(fairMessages.fairId, fair.id));
  const id = kept!.id;
  expect([made.status, made.location]).toEqual([303, here(`messages/${id}`)]);

  const params = { slug, id };
  const shown = await load(db, message, { url: here(`messages/${id}`), params, as });
  expect(shown.data).toMatchObject({ sample: { subject: "Gian B1", body: "Gửi Rượu cần Lâm Đồng" }, to: [{}] });
  const edited = { ...typed, subject: "Gian của bạn", version: "1" };
  expect((await post(db, edit, { url: here(`messages/${id}`), params, as, form: edited })).status).toBe(303);
  const ask = await load(db, sending, { url: here(`messages/${id}/sending`), params, as });
  expect(ask.data).toMatchObject({ count: 1, mails: 1, version: 2, whyNot: null });
  const sent = await post(db, send, {
    url: here(`messages/${id}/sending`),
    params,
    as,
    form: { version: "2", count: "1" },
  });
  expect(sent.status).toBe(303);
  const again = await post(db, send, {
    url: here(`messages/${id}/sending`),
    params,
    as,
    form: { version: "2", count: "1" },
  });
  expect(again.status).toBe(409);
});

test("another fair's letter and message are not there", async ({ db }) => {
  const { ctx, fair, exhibitor } = await aDesk(db);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  const other = await aDesk(db);
  const number = exhibitor.application.number!;
  const params = { slug: other.slug, number, format: "pdf" };
  const asked = { url: other.here(`papers/letters/${number}/pdf`), params, as: other.as };
  expect((await load(db, letter, asked)).status).toBe(404);
  const wanted = { url: other.here(`messages/${id}`), params: { slug: other.slug, id }, as: other.as };
  expect((await load(db, message, wanted)).status).toBe(404);
});
