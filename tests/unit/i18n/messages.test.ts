import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import settings from "../../../project.inlang/settings.json";

const FOLDER = "app/i18n/messages";

type Variants = readonly [{ declarations?: string[]; match: Record<string, string> }];
type Messages = Record<string, string | Variants>;

const areas = settings["plugin.inlang.messageFormat"].pathPattern.map(
  (pattern) => path.basename(pattern).split(".")[0]!,
);

function messagesOf(area: string, locale: string): Messages {
  return JSON.parse(fs.readFileSync(path.join(FOLDER, `${area}.${locale}.json`), "utf8")) as Messages;
}

function texts(message: string | Variants): string[] {
  return typeof message === "string" ? [message] : Object.values(message[0].match);
}

/** The names a caller passes: declared inputs, or what stands in braces. */
function parameters(message: string | Variants): string[] {
  const declared = typeof message === "string" ? [] : (message[0].declarations ?? []);
  const locals = new Set(declared.flatMap((line) => /^local (\w+)/.exec(line)?.[1] ?? []));
  const inputs = declared.flatMap((line) => /^input (\w+)/.exec(line)?.[1] ?? []);
  const used = texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!));
  return [...new Set([...inputs, ...used.filter((name) => !locals.has(name))])].sort();
}

test("every file of messages is compiled", () => {
  const files = fs.readdirSync(FOLDER).sort();

  expect(files).toEqual(areas.flatMap((area) => settings.locales.map((locale) => `${area}.${locale}.json`)).sort());
});

test.each(areas)("%s says the same things with the same parameters in Vietnamese and English", (area) => {
  const shape = (messages: Messages) =>
    Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, parameters(message)]));

  expect(shape(messagesOf(area, "en"))).toEqual(shape(messagesOf(area, "vi")));
});

test.each(areas)("%s has no empty sentence, and keys that begin with its name", (area) => {
  for (const locale of settings.locales) {
    const messages = messagesOf(area, locale);
    const wrong = Object.entries(messages)
      .filter(([key, message]) => !key.startsWith(`${area}_`) || texts(message).some((text) => text.trim() === ""))
      .map(([key]) => key);

    expect(wrong).toEqual([]);
  }
});

test("an English plural has a form for one and for many", () => {
  const wrong = areas.flatMap((area) =>
    Object.entries(messagesOf(area, "en")).flatMap(([key, message]) => {
      if (typeof message === "string") return [];
      const plural = message[0].declarations?.some((line) => line.includes(": plural"));
      const forms = Object.keys(message[0].match).join(" ");
      return plural && !(forms.includes("=one") && forms.includes("=other")) ? [key] : [];
    }),
  );

  expect(wrong).toEqual([]);
});

test("every message is said somewhere", () => {
  const code = ["app", "scripts"]
    .flatMap((folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("paraglide"))
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), "utf8"))
    .join("\n");

  const words = new Set(code.match(/\w+/g));

  const silent = areas.flatMap((area) => Object.keys(messagesOf(area, "vi"))).filter((key) => !words.has(key));

  expect(silent).toEqual([]);
});
