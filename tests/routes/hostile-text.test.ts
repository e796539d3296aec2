import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs } from "@remix-run/node";
import fc from "fast-check";
import { aCalibratedRound, anAnchor } from "#tests/factories/calibration";
import { aJury } from "#tests/factories/panels";
import { aSheet } from "#tests/factories/sheets";
import { expect, test } from "#tests/support/database";
import { type Post, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import * as login from "~/routes/_auth.login";
import * as logout from "~/routes/_auth.logout";
import * as register from "~/routes/_auth.register";
import * as apiSync from "~/routes/api.v1.sheets_.sync";
import * as anchorReference from "~/routes/calibration.anchors.$id_.reference";
import * as newAnchor from "~/routes/calibration.rounds.$slug.anchors.new";
import * as score from "~/routes/judge.sheets.$id/route";
import * as recusal from "~/routes/judge.sheets.$id_.recusal";
import * as sync from "~/routes/judge.sync";
import * as preferences from "~/routes/preferences";
import * as step from "~/routes/producer.nominations.$id_.steps.$step";
import { anEntrant } from "../db/nominations/steps";

/** Text as a broken or hostile device sends it: U+0000, halves of surrogate pairs and control characters between words. */
const hostile = fc
  .array(
    fc.constantFrom("\0", "\ud83d", "\udc00", "\u0001", "\uffff", "\r\n", "👍", "é", "Bao bì đẹp, vị đậm ", "2026"),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""));

type Route = (args: ActionFunctionArgs) => unknown;

/** Sends it in each field at once; a form by a browser has no halves of pairs any more, JSON has. */
async function holds(db: Database, action: Route, ask: Post, fields: readonly string[]): Promise<void> {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const named = new FormData();
      for (const [name, value] of Object.entries((ask.form as Record<string, string>) ?? {})) named.append(name, value);
      for (const name of fields) named.append(name, text);
      named.append(text, text);
      const { status } = await post(db, action, { ...ask, form: named });
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 12, examples: [["\0"], ["Bao bì\0 đẹp, vị đậm \ud83d"]] },
  );
}

test("no form answers with an error of the server, whatever bytes are typed", { timeout: 60_000 }, async ({ db }) => {
  const sheet = await aSheet(db);
  const juror = sheet.juror.actor;
  const id = sheet.id;
  const leaf = sheet.round.leaves[0]!.id;
  await holds(db, score.action, { url: `/judge/sheets/${id}`, params: { id }, as: juror }, [
    "remarks",
    "version",
    "after",
    `points.${leaf}`,
    `notes.${leaf}`,
  ]);
  const recuse = { url: `/judge/sheets/${id}/recusal`, params: { id }, as: juror, form: { kind: "abstention" } };
  await holds(db, recusal.action, recuse, ["reason"]);

  const round = await aCalibratedRound(db);
  const { head } = await aJury(db, round.id);
  const anchor = await anAnchor(db, round);
  const ofRound = { params: { slug: round.slug }, as: head.actor, form: { groupCode: "A" } };
  await holds(db, newAnchor.action, { url: `/calibration/rounds/${round.slug}/anchors/new`, ...ofRound }, [
    "title",
    "description",
    "origin",
  ]);
  const ofAnchor = { params: { id: anchor.id }, as: head.actor, form: { [`points.${round.leaves[0]!.id}`]: "1" } };
  await holds(db, anchorReference.action, { url: `/calibration/anchors/${anchor.id}/reference`, ...ofAnchor }, [
    `reasons.${round.leaves[0]!.id}`,
  ]);

  await holds(db, login.action, { url: "/login" }, ["email", "password", "next"]);
  await holds(db, register.action, { url: "/register", form: { consent: "on" } }, ["name", "email", "next"]);
  await holds(db, preferences.action, { url: "/preferences" }, ["theme", "textSize", "language", "returnTo"]);
  await holds(db, logout.action, { url: "/logout" }, ["device", "next"]);
});

test("a dossier that saves itself takes whatever is typed", { timeout: 60_000 }, async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  for (const [name, fields] of Object.entries({ product: ["description", "materials"], production: ["process"] })) {
    const params = { id, step: name };
    const url = `/producer/nominations/${id}/steps/${name}`;
    await holds(db, step.action, { url, params, as: ctx.actor }, ["seen", ...fields]);
  }
});

test("no operation of a device fails for its text, on the page's way and on the API's", { timeout: 60_000 }, async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const as = sheet.juror.actor;
  const about = () => ({ operationId: randomUUID(), sheetId: sheet.id });
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const operations = [
        { ...about(), criterionId: sheet.round.leaves[0]!.id, points: 1, note: text, noteBase: text, at: text },
        { ...about(), remarks: text, base: text },
        { ...about(), operationId: text, criterionId: text, points: text, note: text },
        { ...about(), [text]: text },
        text,
      ];
      const report = { deviceId: text, kind: text, now: text, battery: text, rounds: [text] };
      for (const answer of [
        await post(db, sync.action, { url: "/judge/sync", as, json: { jurorId: as.userId, report, operations } }),
        await post(db, apiSync.action, { url: "/api/v1/sheets/sync", as, json: { operations } }),
      ]) {
        expect(answer.status).toBe(200);
        const { results } = answer.data as { results: { result: string }[] };
        expect(results.map(({ result }) => (result === "duplicate" ? "applied" : result))).toEqual([
          "applied",
          "applied",
          "refused",
          "refused",
          "refused",
        ]);
      }
    }),
    { numRuns: 10, examples: [["\0"], ["\ud83d"], ["Bao bì\0 đẹp \udc00"]] },
  );
});

test("an address, a query and a cookie with U+0000 name nothing", async ({ db }) => {
  const sheet = await aSheet(db);
  const form = { remarks: "Đẹp" };
  const params = { id: sheet.id };
  const url = `/judge/sheets/${sheet.id}`;

  const id = await post(db, score.action, { url, params: { id: "\0" }, as: sheet.juror.actor, form });
  const cookie = await post(db, score.action, { url, params, headers: { cookie: "session=%00a" }, form });

  expect([id.status, cookie.status]).toEqual([404, 302]);
});
