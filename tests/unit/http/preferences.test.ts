import { expect, test } from "vitest";
import { localPath, preferenceCookies, readPreferences } from "~/http/preferences";

test("preferences are read from their cookies, and anything else is the default", () => {
  expect(readPreferences("a=1; theme=dark; text=large")).toEqual({ theme: "dark", textSize: "large" });
  expect(readPreferences("theme=<script>; text=")).toEqual({ theme: "system", textSize: "normal" });
  expect(readPreferences(null)).toEqual({ theme: "system", textSize: "normal" });
});

test("a form sets only what it names and what exists", () => {
  const form = new FormData();
  form.set("theme", "contrast");
  form.set("text", "huge; Domain=evil.test");

  expect(preferenceCookies(form)).toEqual(["theme=contrast; Path=/; Max-Age=31536000; SameSite=Lax"]);
});

test("the way back never leaves this site", () => {
  const asked = [
    "/products?q=b%C3%A1nh&page=2",
    "//evil.test",
    "/\\evil.test",
    "https://evil.test",
    "javascript:x",
    "/a\nb",
    null,
  ];

  expect(asked.map(localPath)).toEqual(["/products?q=b%C3%A1nh&page=2", "/", "/", "/", "/", "/", "/"]);
});
