import { anAnnouncedRound } from "#tests/factories/complaints";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { load, servicesOf } from "#tests/support/routes";
import { signHead } from "~/domain/ledger/sign-head.server";
import { checkTranscript } from "~/domain/transcripts/check-transcript";
import { publishTranscript } from "~/domain/transcripts/publish-transcript.server";
import { loader as page } from "~/routes/_public.rounds.$slug_.transcript/route";
import { loader as file } from "~/routes/_public.rounds.$slug_.transcript[.json]";

/** Unpacks what came compressed, as a browser does. */
const unpacked = async (args: Parameters<typeof file>[0]) => {
  const response = (await file(args)) as Response;
  if (response.headers.get("content-encoding") !== "gzip") return response;
  const stream = new DecompressionStream("gzip") as ReadableWritablePair<Uint8Array, Uint8Array>;
  return new Response(response.body!.pipeThrough(stream), response);
};

test("the published file goes to everyone, compressed to whoever takes that, and is not sent twice", async ({ db }) => {
  const { round } = await anAnnouncedRound(db);
  const services = servicesOf(db);
  const { digest } = await publishTranscript(contextOf(db, null), services, round.id);
  const ask = (headers: Record<string, string>, query = "") =>
    load(db, unpacked, {
      url: `/rounds/${round.slug}/transcript.json${query}`,
      params: { slug: round.slug },
      services,
      headers,
    });

  const plain = await ask({ "accept-encoding": "br" });
  const packed = await ask({ "accept-encoding": "gzip, br" });
  const again = await ask({ "if-none-match": `"${digest}"` });

  const { checks } = await checkTranscript(JSON.stringify(plain.data), {
    trusted: [{ publicKey: services.signer.publicKey }],
  });
  expect(checks.filter(({ name, state }) => state === "failed" && name !== "rules")).toEqual([]);
  expect([plain.status, plain.headers.get("content-encoding"), plain.headers.get("content-disposition")]).toEqual([
    200,
    null,
    expect.stringContaining(`filename="${round.slug}.tinh-hoa-transcript-1.json"`),
  ]);
  expect(packed.data).toEqual(plain.data);
  expect([packed.status, packed.headers.get("content-encoding"), packed.headers.get("vary")]).toEqual([
    200,
    "gzip",
    "Accept-Encoding",
  ]);
  expect([again.status, again.headers.get("etag")]).toEqual([304, `"${digest}"`]);
  expect((await ask({}, `?digest=${digest}`)).status).toBe(200);
  expect((await ask({}, `?digest=${"0".repeat(64)}`)).status).toBe(404);
});

test("the heads at the changes of phases are public, before results are too", async ({ db }) => {
  const { round } = await aScoredRound(db, [90]);
  const services = servicesOf(db);
  const head = await signHead(contextOf(db, null), services.signer, round.id);

  const shown = await load(db, page, { url: `/rounds/${round.slug}/transcript`, params: { slug: round.slug } });

  const { heads } = shown.data as Awaited<ReturnType<typeof page>>;
  const { size, root, signedAt, keyId } = head!;
  expect(heads.map((one) => one.phase).slice(-2)).toEqual(["scoring", "council"]);
  expect(heads.at(-1)?.head).toEqual({ size, root, signedAt, keyId });
});

test("before the release the page says so and the file is closed, for organisers too", async ({ db }) => {
  const { round, organiser } = await aScoredRound(db, [90, 60]);
  for (const as of [null, organiser]) {
    const ask = { params: { slug: round.slug }, as };
    const shown = await load(db, page, { url: `/rounds/${round.slug}/transcript`, ...ask });
    const sent = await load(db, file, { url: `/rounds/${round.slug}/transcript.json`, ...ask });
    expect([shown.status, shown.data, sent.status]).toEqual([
      200,
      expect.objectContaining({ isReleased: false, latest: null, earlier: [] }),
      409,
    ]);
  }
});

test("the page shows what identifies the file, and the keys to compare it with", async ({ db }) => {
  const { round } = await anAnnouncedRound(db);
  const services = servicesOf(db);
  const waiting = await load(db, page, { url: `/rounds/${round.slug}/transcript`, params: { slug: round.slug } });
  const { digest, head, publicKey } = await publishTranscript(contextOf(db, null), services, round.id);

  const shown = await load(db, page, { url: `/rounds/${round.slug}/transcript`, params: { slug: round.slug } });

  expect(waiting.data).toMatchObject({ isReleased: true, latest: null });
  expect(shown.data).toMatchObject({ isReleased: true, latest: { digest, publicKey, head: { root: head.root } } });
  const { keys } = shown.data as { keys: readonly object[] };
  expect(keys).toContainEqual({ publicKey });
});
