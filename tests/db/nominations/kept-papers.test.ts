import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { expect, test } from "#tests/support/database";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import type { PaperFacts } from "~/domain/papers/forms";
import { keepPaper } from "~/domain/papers/keep-paper.server";
import { anEntrant } from "./steps";

const FACTS: PaperFacts = {
  kind: "food_safety",
  number: "77/ATTP",
  issuer: "Sở Y tế",
  issuedOn: null,
  validUntil: "2029-05-31",
};

test("a file that the vault has with other facts is not kept again: the dossier and the vault never disagree", async ({
  db,
}) => {
  const { ctx, establishment, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  const store = aFileStore();
  const pdf = aPdf();
  const given = async () => ({ file: await aGivenFile("attp.pdf", pdf) });
  const paper = await keepPaper(ctx, store, establishment.id, { ...FACTS, ...(await given()) });
  const add = async (changes: { keep: boolean; validUntil?: string; number?: string }) =>
    addPaper(ctx, store, id, { ...FACTS, ...changes, ...(await given()) });
  const papersOf = async () => (await nominationById(ctx, id)).dossier.papers;

  for (const changes of [{ validUntil: "2030-05-31" }, { number: "78/ATTP" }]) {
    await expect(add({ keep: true, ...changes })).rejects.toMatchObject({
      code: "conflict",
      fields: { file: [/^Tủ giấy tờ đã có “attp.pdf” với thông tin khác/] },
    });
  }
  expect(await papersOf()).toEqual([]);

  await add({ keep: true });
  expect(await papersOf()).toMatchObject([{ ...FACTS, paperId: paper.id }]);
  await add({ keep: false, number: "78/ATTP" });
  const [own, ...more] = await papersOf();
  expect([more, own]).toEqual([[], { ...FACTS, number: "78/ATTP", name: "attp.pdf", fileId: expect.any(String) }]);
});
