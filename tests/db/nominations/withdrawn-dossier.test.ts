import { eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aCouncilMember, aJury, anAssignment } from "#tests/factories/panels";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { nominations } from "~/db/schema";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";

test("a dossier withdrawn after admission is no longer shown to jury and council", async ({ db }) => {
  const round = await aRound(db, { phase: "screening" });
  const nomination = await aNomination(db, { roundId: round.id, answers: { description: "Hồ sơ đã rút" } });
  const { head } = await aJury(db, round.id, 1);
  await anAssignment(db, head, nomination.id);
  const judges = [head.actor, await aCouncilMember(db, round.id)];
  const others = [
    await anOrganiser(db, round.agencyId, "support"),
    await aProducer(db, nomination.product.establishmentId!),
  ];
  const seenBy = (actors: typeof judges) =>
    Promise.all(
      actors.map((actor) =>
        dossierForJury(contextOf(db, actor), nomination.id).then(
          ({ code }) => code,
          (error) => error.code,
        ),
      ),
    );

  expect(await seenBy([...judges, ...others])).toEqual(Array.from({ length: 4 }, () => nomination.code));
  await db.update(nominations).set({ state: "withdrawn" }).where(eq(nominations.id, nomination.id));

  expect(await seenBy(judges)).toEqual(["not_found", "not_found"]);
  expect(await seenBy(others)).toEqual([nomination.code, nomination.code]);
});
