import fs from "node:fs";
import { expect, test } from "vitest";

const css = fs.readFileSync("app/styles/app.css", "utf8");

/** What is written on what, by the names of the tokens. */
const WRITTEN_ON: Record<string, readonly string[]> = {
  ink: ["paper", "card", "wash", "info-wash", "ok-wash", "wait-wash", "bad-wash"],
  soft: ["paper", "card", "wash"],
  indigo: ["paper", "card", "wash"],
  "lacquer-ink": ["paper", "card", "wash"],
  "color-primary-content": ["lacquer", "lacquer-deep"],
  "gold-ink": ["gold-wash", "card"],
  "ok-ink": ["ok-wash", "card", "paper"],
  "wait-ink": ["wait-wash"],
  "bad-ink": ["bad-wash", "card", "paper"],
  "info-ink": ["info-wash"],
  paper: ["ink"],
};
/** Lines that must be seen to use a thing: the edge of a field. */
const SEEN_ON: Record<string, readonly string[]> = { edge: ["paper", "card"] };

function tokensOf(theme: string): Record<string, string> {
  const block = css.split(`name: "${theme}";`)[1]!.split("\n}")[0]!;
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]));
}

// Source: WCAG 2.2, relative luminance and contrast ratio
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

function tooWeak(theme: string, pairs: Record<string, readonly string[]>, least: number): string[] {
  const tokens = tokensOf(theme);
  return Object.entries(pairs).flatMap(([front, backs]) =>
    backs
      .map((back) => ({ name: `${front} on ${back}`, ratio: contrast(tokens[front]!, tokens[back]!) }))
      .filter(({ ratio }) => !(ratio >= least))
      .map(({ name, ratio }) => `${name}: ${ratio.toFixed(2)}`),
  );
}

test.each([
  ["tinhhoa", 4.5],
  ["tinhhoa-dark", 4.5],
  ["tinhhoa-contrast", 7],
])("text of the theme %s has a contrast of at least %d", (theme, least) => {
  expect(tooWeak(theme, WRITTEN_ON, least)).toEqual([]);
});

test.each(["tinhhoa", "tinhhoa-dark", "tinhhoa-contrast"])(
  "fields of the theme %s have an edge one can see",
  (theme) => {
    expect(tooWeak(theme, SEEN_ON, 3)).toEqual([]);
  },
);
