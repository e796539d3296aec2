import fs from "node:fs";
import { expect, test } from "vitest";

const FOLDER = "app/i18n/messages";

const said = (locale: "vi" | "en") =>
  fs
    .readdirSync(FOLDER)
    .filter((file) => file.endsWith(`.${locale}.json`))
    .flatMap((file) => {
      const messages = JSON.parse(fs.readFileSync(`${FOLDER}/${file}`, "utf8")) as Record<string, unknown>;
      return Object.entries(messages).map(([key, message]) => ({ key, text: JSON.stringify(message) }));
    });

const withWord = (locale: "vi" | "en", word: RegExp, except: readonly string[] = []) =>
  said(locale)
    .filter(({ key, text }) => word.test(text) && !except.includes(key))
    .map(({ key }) => key);

test("a thing of the fairs has one word, and the reader is addressed in one way (docs/rules/words.md)", () => {
  // Of photos of a dossier: the sign of a shop.
  expect(withWord("vi", /bảng hiệu|bảng tên|biển hiệu/i, ["redactions_photos_hint"])).toEqual([]);
  expect(withWord("vi", /hạn mức/i)).toEqual([]);
  expect(withWord("vi", /thẻ ra vào|thẻ của hội chợ|thẻ khách|thẻ nhân viên/i)).toEqual([]);
  expect(withWord("vi", /anh ?[/,]? ?chị/i)).toEqual([]);
});

test("numbers that the application form gives as examples in English have a point", () => {
  const wrong = withWord("en", /\b\d+,\d\b/).filter((key) => key.startsWith("applications_"));
  expect(wrong).toEqual([]);
});
