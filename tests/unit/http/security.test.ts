import { describe, expect, test } from "vitest";
import { parseEnv } from "~/env.server";
import { contentSecurityPolicy, securityHeaders, whyNotSameSite } from "~/http/security.server";

const OWN = ["https://tinhhoa.vn", "http://localhost:3000"];
const asked = (method: string, headers: Record<string, string>) =>
  whyNotSameSite(new Request("http://localhost:3000/x", { method, headers }), OWN);

describe("a write", () => {
  test.each([
    ["our own form", { "sec-fetch-site": "same-origin", origin: "http://localhost:3000", cookie: "a=1" }],
    ["our own form in a browser that only says its origin", { origin: "https://tinhhoa.vn", cookie: "a=1" }],
    ["an address typed or a bookmark", { "sec-fetch-site": "none", cookie: "a=1" }],
    ["a script with a token", { authorization: "Bearer x", "sec-fetch-site": "cross-site" }],
    ["a script without cookies", {}],
  ])("passes from %s", (_from, headers) => {
    expect(asked("POST", headers as Record<string, string>)).toBeNull();
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example", cookie: "a=1" }],
    [
      "another site that knows our origin",
      { "sec-fetch-site": "cross-site", origin: "https://tinhhoa.vn", cookie: "a=1" },
    ],
    ["another site without cookies, to sign a visitor in as someone else", { origin: "https://evil.example" }],
    ["a sandboxed frame", { origin: "null", cookie: "a=1" }],
    ["another host of our site", { "sec-fetch-site": "same-site", origin: "https://evil.tinhhoa.vn", cookie: "a=1" }],
    ["another host of our site that hides its origin", { "sec-fetch-site": "same-site" }],
    ["a sender with cookies that says nothing", { cookie: "a=1" }],
    [
      "a page with both a token and cookies",
      { authorization: "Bearer x", origin: "https://evil.example", cookie: "a=1" },
    ],
  ])("is refused from %s", (_from, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(asked(method, headers as Record<string, string>)).toEqual(expect.any(String));
    }
  });
});

test("reading is never refused", () => {
  expect(asked("GET", { "sec-fetch-site": "cross-site", cookie: "a=1" })).toBeNull();
});

test("scripts run only from our own files, or with the nonce of the page", () => {
  const env = parseEnv({});
  expect(contentSecurityPolicy(env)).toContain("script-src 'self';");
  expect(contentSecurityPolicy(env, "abc")).toContain("script-src 'self' 'nonce-abc';");
  expect(contentSecurityPolicy(env, "abc")).not.toMatch(/script-src[^;]*unsafe/);
});

test("a browser is told to stay on https only where the site is on https", () => {
  const of = (PUBLIC_URL: string) => "strict-transport-security" in securityHeaders(parseEnv({ PUBLIC_URL }));
  expect([of("http://localhost:3000"), of("https://tinhhoa.vn")]).toEqual([false, true]);
});
