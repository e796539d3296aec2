import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { PaperKind } from "~/lib/vocabulary";
import { storePaper } from "../attachments/store-paper.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { PaperFacts } from "../papers/forms";
import { inTransaction } from "../transaction.server";
import { withPaper } from "./add-paper.server";
import { itemName } from "./checklist";
import { checksOf } from "./checks.server";
import { lockNomination } from "./lock-nomination.server";
import { pendingPaperMail } from "./mails";
import { whyNotAddPending } from "./policy";
import { readDossier } from "./read-dossier.server";
import { changeLockedDossier } from "./save-dossier.server";
import { writeToOfficer } from "./write-to-officer.server";

/** Twenty of the dossier that was handed in, and as many late ones. */
const MOST_PAPERS = 40;

/**
 * Send a paper that an entry was admitted without. It is added to the working copy, never to the sealed dossier: what came
 * after the seal is its addendum. Throws "closed" as the policy says, "invalid" for a paper of another kind.
 */
export async function addPendingPaper(
  ctx: Context,
  store: FileStore,
  id: string,
  { file, ...paper }: PaperFacts & { readonly file: GivenFile },
): Promise<void> {
  const establishmentId = await inTransaction(
    ctx,
    async (ctx) => (await lockPending(ctx, id, paper.kind)).establishmentId,
  );
  const fileId = await storePaper(ctx, store, establishmentId, file);
  await inTransaction(ctx, async (ctx) => {
    const { row, round, asked } = await lockPending(ctx, id, paper.kind);
    const given = { ...paper, name: file.name, fileId };
    await changeLockedDossier(ctx, id, (dossier) => withPaper(dossier, given, MOST_PAPERS));
    await recordAudit(ctx, {
      act: "nominations.pending_paper_added",
      subject: { kind: "nomination", id },
      after: { requirement: asked.code, fileId, name: file.name },
    });
    const { product } = await readDossier(ctx, id);
    const about = { product: product.name, round, code: row.code ?? "", nominationId: id };
    await writeToOfficer(ctx, row.assignedTo, (name) => pendingPaperMail({ name, ...about, paper: itemName(asked) }));
  });
}

/** The entry, locked, and the pending item that a kind of paper answers. */
async function lockPending(ctx: WriteContext, id: string, kind: PaperKind) {
  const { row, round, facts } = await lockNomination(ctx, id);
  const refusal = whyNotAddPending(ctx.actor, { ...row, ...facts }, todayInVietnam(ctx.now));
  if (refusal || !facts.establishmentId) throw new DomainError("closed", refusal ?? "");
  const pending = (await checksOf(ctx, id)).filter((check) => check.isPending).map((check) => check.requirement);
  const asked = round.rules.checklist.value.find((item) => item.kind === kind && pending.includes(item.code));
  if (!asked) {
    const sentence = m.nominations_screen_not_pending_kind();
    throw new DomainError("invalid", sentence, { kind: [sentence] });
  }
  return { row, round, asked, establishmentId: facts.establishmentId };
}
