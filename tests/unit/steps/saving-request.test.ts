import { expect, test } from "vitest";
import { savingRequest } from "~/ui/steps/saving-request";

const ANSWER = "Nước mắm nhỉ ".repeat(300);

const form = (...texts: string[]) => {
  const form = new FormData();
  for (const [place, text] of texts.entries()) form.set(`answer${place}`, text);
  return form;
};

test("while the page stays no saving is held to what may outlive a page, however long the answers are", () => {
  const long = form(...Array(12).fill(ANSWER), JSON.stringify(Array(6).fill(ANSWER)));

  expect(savingRequest(long, { isLeaving: false })).toEqual({ method: "POST", body: long, keepalive: false });
  expect(savingRequest(form("x"), { isLeaving: false }).keepalive).toBe(false);
});

test("a form outlives its page while its bytes, not its letters, fit what browsers allow", () => {
  const outlives = (...texts: string[]) => savingRequest(form(...texts), { isLeaving: true }).keepalive;

  expect(outlives()).toBe(true);
  expect(outlives(ANSWER, ANSWER, ANSWER)).toBe(true);
  expect(outlives("x".repeat(60_000))).toBe(true);
  expect(outlives("ắ".repeat(30_000))).toBe(false);
  expect(outlives(...Array(12).fill(ANSWER))).toBe(false);
  expect(outlives(...Array(500).fill("x"))).toBe(false);
});
