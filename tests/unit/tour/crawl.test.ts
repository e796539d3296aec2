import http from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import type { SiteRoute } from "../../../scripts/routes";
import { crawl } from "../../../scripts/tour/crawl";

const page = (pattern: string): SiteRoute => ({ pattern, file: "", isPage: true });

const ROUTES = [
  page("/"),
  page("/*"),
  page("/organiser/fairs"),
  page("/organiser/fairs/:slug"),
  page("/organiser/fairs/:slug/booths"),
  page("/organiser/fairs/:slug/booths/:booth/block"),
  page("/organiser/fairs/:slug/report/closing"),
];

/** Four fairs; the last one alone can be closed, and one booth alone can be blocked. */
const SITE: Readonly<Record<string, string>> = {
  "/": '<a href="/organiser/fairs">',
  "/organiser/fairs": [1, 2, 3, 4].map((at) => `<a href="/organiser/fairs/f${at}?view=plan#top">`).join(""),
  ...Object.fromEntries([1, 2, 3, 4].map((at) => [`/organiser/fairs/f${at}`, ""])),
  "/organiser/fairs/f1/booths":
    '<a href="?booth=A1"><a href="/organiser/fairs/f1/booths?booth=A1&amp;colour=state#panel">',
  "/organiser/fairs/f1/booths?booth=A1": '<a href="/organiser/fairs/f1/booths/A1/block">',
  "/organiser/fairs/f1/booths/A1/block": "",
  "/organiser/fairs/f4/report/closing": "",
};

/** Answers after a while that differs from path to path. */
async function aSite(pages: Readonly<Record<string, string>>): Promise<string> {
  const server = http.createServer((request, response) => {
    const html = pages[request.url ?? ""];
    setTimeout(() => response.writeHead(html === undefined ? 404 : 200).end(html), (request.url?.length ?? 0) % 7);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

describe("crawl", () => {
  test("comes to what only the last of several fairs leads to, and to what only a chosen booth does", async () => {
    const seen = await crawl(await aSite(SITE), ROUTES, { role: "organiser", session: null });

    expect(seen.map(({ path, step, variant }) => [path, step, variant].join(" "))).toEqual([
      "/  1",
      "/organiser/fairs  1",
      "/a-page-that-is-not-there  1",
      "/organiser/fairs/f1  1",
      "/organiser/fairs/f2  2",
      "/organiser/fairs/f3  3",
      "/organiser/fairs/f4  4",
      "/organiser/fairs/f1/booths  1",
      "/organiser/fairs/f4/report/closing  1",
      "/organiser/fairs/f1/booths?booth=A1 booth 1",
      "/organiser/fairs/f1/booths/A1/block  1",
    ]);
  });
});
