import { expect, test } from "#tests/support/browser";
import { aPerson } from "#tests/support/person";

// Every journey relies on it: a page that is broken is heard, whatever the test looks at.

test("a page that throws, writes an error, lacks a picture or opens another that does is heard", async ({
  browser,
  site,
}) => {
  const person = await aPerson(browser, site);
  const { page, complaints } = person;
  const serve = (path: string, html: string) =>
    page.context().route(site.url + path, (route) => route.fulfill({ contentType: "text/html", body: html }));
  await serve("/sound", "<title>Sound</title><p>Nothing is wrong here");
  await serve("/thrown", "<script>throw new Error('broken by hand')</script>");
  await serve("/written", "<script>console.error('written by hand')</script>");
  await serve("/lacking", "<img src='/no-such-picture.png'>");
  await serve("/opening", "<script>open('/thrown')</script>");

  const heard: string[][] = [];
  for (const path of ["/sound", "/thrown", "/written", "/lacking", "/opening"]) {
    const opened = path === "/opening" ? page.context().waitForEvent("page") : null;
    await page.goto(path);
    await (await opened)?.waitForLoadState();
    await expect.poll(() => path === "/sound" || complaints.length > 0).toBe(true);
    heard.push(complaints.splice(0));
  }

  expect(heard).toEqual([
    [],
    ["thrown: broken by hand"],
    [expect.stringContaining("console: written by hand")],
    [expect.stringMatching(/^console: .*404.*no-such-picture/)],
    ["thrown: broken by hand"],
  ]);
  await person.leave();
});
