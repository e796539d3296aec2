import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { KeptPages } from "~/http/kept-pages.server";

const PATH = "/certificates/KV26-1";
const KILOBYTE = 1024;
const LONG = `<p>${"dài ".repeat(400)}</p>`;
/** As the site writes it: JSON in base64, percent-encoded. */
const ENGLISH = "lang=ImVuIg%3D%3D";

interface Asked {
  readonly path?: string;
  readonly cookie?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the page shows. */
  readonly shows?: readonly string[];
  readonly made?: () => Response | Promise<Response>;
}

const aPage = (body: string, headers: Readonly<Record<string, string>> = {}) =>
  new Response(body, { headers: { "content-type": "text/html; charset=utf-8", ...headers } });

/** Kept pages, and how often a page had to be made. */
function keeping(mostBytes = 100 * KILOBYTE) {
  const pages = new KeptPages(mostBytes);
  pages.isTold = true;
  let made = 0;
  const ask = (asked: Asked = {}) => {
    const { path = PATH, cookie, method = "GET", headers, shows = ["award:1"], made: make } = asked;
    const request = new Request(`http://localhost${path}`, {
      method,
      headers: { ...headers, ...(cookie && { cookie }) },
    });
    const said = new Set<string>();
    return pages.answer(request, said, async () => {
      made += 1;
      const turn = made;
      const response = make ? await make() : aPage(`<p>${turn}</p>`);
      for (const tag of shows) said.add(tag);
      return response;
    });
  };
  const read = async (asked?: Asked) => (await ask(asked)).text();
  return { pages, ask, read, madeSoFar: () => made };
}

test("a page is made once and sent from memory until something it shows changes", async () => {
  const { pages, read } = keeping();
  const first = [await read(), await read()];
  pages.drop(["award:2"]);
  const unmoved = await read();
  pages.drop(["award:1"]);

  expect([...first, unmoved, await read()]).toEqual(["<p>1</p>", "<p>1</p>", "<p>1</p>", "<p>2</p>"]);
});

test("a hundred who ask at once for a page that is not kept cost one making", async () => {
  const { read, madeSoFar } = keeping();
  const bodies = await Promise.all(Array.from({ length: 100 }, () => read()));
  expect([new Set(bodies), madeSoFar()]).toEqual([new Set(["<p>1</p>"]), 1]);
});

test("what changes while a page is made is not kept, and whoever asks after the change gets it made anew", async () => {
  const { pages, read } = keeping();
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const before = read({ made: () => gate.then(() => aPage("old")) });
  await Promise.resolve();
  pages.drop(["award:1"]);
  const after = read({ made: () => aPage("new") });
  go();

  expect([await before, await after, await read()]).toEqual(["old", "new", "new"]);
});

test("a change of something else while a page is made does not keep it from being kept", async () => {
  const { pages, read } = keeping();
  const page = read({
    made: () => {
      pages.drop(["award:2"]);
      return aPage("kept");
    },
  });
  expect([await page, await read()]).toEqual(["kept", "kept"]);
});

test("language, look and address are pages of their own", async () => {
  const { read } = keeping();
  const asked: Asked[] = [
    {},
    { path: "/certificates/KV26-2" },
    { cookie: "theme=dark" },
    { cookie: "text=large" },
    { cookie: "theme=dark; text=large" },
    { cookie: ENGLISH },
    { cookie: `text=large; ${ENGLISH}` },
  ];
  const bodies: string[] = [];
  for (const one of [...asked, ...asked]) bodies.push(await read(one));

  expect(bodies.slice(0, asked.length)).toEqual(asked.map((_, place) => `<p>${place + 1}</p>`));
  expect(bodies.slice(asked.length)).toEqual(bodies.slice(0, asked.length));
});

test.for<[string, Asked]>([
  ["somebody who is signed in", { cookie: "session=abc" }],
  ["a look beside a session", { cookie: "theme=dark; session=abc" }],
  ["a notice that is shown once", { cookie: "notice=IkRvbmUi" }],
  ["a choice of language", { path: `${PATH}?lang=en` }],
  ["an address with a query, of which there are endlessly many", { path: `${PATH}?a=1` }],
  ["a session under a name that only some readers of cookies understand", { cookie: "%73ession=abc" }],
  ["a cookie that is written oddly", { cookie: "lang =ImVuIg==" }],
  ["a language said twice", { cookie: `${ENGLISH}; lang=InZpIg%3D%3D` }],
  ["a language that is none", { cookie: "lang=InhuIg%3D%3D" }],
  ["a cookie of somebody else", { cookie: "other=1" }],
  ["a page of another kind", { path: "/products" }],
  ["a page under one that is kept", { path: `${PATH}/logo` }],
  ["a very long address", { path: `${PATH}?a=${"x".repeat(400)}` }],
  ["a head", { method: "HEAD" }],
  ["a page that does not say what it shows", { shows: [] }],
  ["an answer with a cookie", { made: () => aPage("own", { "set-cookie": "a=b" }) }],
  [
    "an unknown number",
    { made: () => new Response("none", { status: 404, headers: { "content-type": "text/html" } }) },
  ],
  ["a packed page", { made: () => aPage("x", { "content-encoding": "br" }) }],
  ["data", { made: () => Response.json({}) }],
  ["a page with scripts", { made: () => aPage('<script nonce="abc"></script>') }],
])("%s is never kept", async ([, asked]) => {
  const { ask, madeSoFar } = keeping();
  await ask(asked);
  await ask(asked);
  expect(madeSoFar()).toBe(2);
});

test("a signed-in person neither gets a stranger's page nor leaves theirs behind", async () => {
  const { read } = keeping();
  const stranger = await read();
  const signedIn = await read({ cookie: "session=abc", made: () => aPage("yours") });
  expect([stranger, signedIn, await read()]).toEqual(["<p>1</p>", "yours", "<p>1</p>"]);
});

test("nothing is kept while nobody tells of changes, and what was kept is gone", async () => {
  const { pages, read } = keeping();
  await read();
  pages.isTold = false;
  const untold = [await read(), await read()];
  pages.isTold = true;
  expect([...untold, await read(), await read()]).toEqual(["<p>2</p>", "<p>3</p>", "<p>4</p>", "<p>4</p>"]);
});

test("memory is bounded: the page nobody asked for longest goes first", async () => {
  const noise = (seed: number) =>
    aPage(
      Array.from({ length: 4_000 }, (_, place) => ((seed * 7919 + place * place * 31) % 9_973).toString(36)).join(""),
    );
  const { read, madeSoFar } = keeping(64 * KILOBYTE);
  const page = (number: number): Asked => ({ path: `/certificates/${number}`, made: () => noise(number) });
  await read(page(1));
  await read(page(2));
  await read(page(1));
  for (const number of [3, 4]) {
    await read(page(number));
    await read(page(1));
  }
  expect(madeSoFar()).toBe(4);
  await read(page(2));
  expect(madeSoFar()).toBe(5);
});

test("a failing page fails for whoever asked, and the next one tries again", async () => {
  const { read } = keeping();
  const failing = read({ made: () => Promise.reject(new Error("no database")) });
  const waiting = read({ made: () => aPage("there again") });
  await expect(failing).rejects.toThrow("no database");
  expect([await waiting, await read({ made: () => aPage("kept") })]).toEqual(["there again", "kept"]);
});

test("a kept page is sent packed as the browser likes it, or not at all when the browser has it", async () => {
  const { ask } = keeping();
  const first = await ask({ headers: { "accept-encoding": "br" }, made: () => aPage(LONG) });
  const kept = await ask({ headers: { "accept-encoding": "gzip, br" } });
  const plain = await ask();
  const zipped = await ask({ headers: { "accept-encoding": "gzip" } });
  const same = await ask({ headers: { "if-none-match": kept.headers.get("etag")! } });

  expect([first, kept].map(({ headers }) => Object.fromEntries(headers))).toEqual([
    expect.objectContaining({ "content-encoding": "br", etag: kept.headers.get("etag") }),
    expect.objectContaining({
      "content-encoding": "br",
      "cache-control": "private, no-cache",
      vary: "Accept-Encoding",
      "content-type": "text/html; charset=utf-8",
    }),
  ]);
  const unbrotli = async (page: Response) => brotliDecompressSync(Buffer.from(await page.arrayBuffer())).toString();
  const unzipped = await new Response(zipped.body!.pipeThrough(new DecompressionStream("gzip"))).text();
  expect([await unbrotli(first), await unbrotli(kept), await plain.text(), unzipped]).toEqual([LONG, LONG, LONG, LONG]);
  expect([same.status, await same.text()]).toEqual([304, ""]);
});
