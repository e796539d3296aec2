import { m } from "~/i18n/paraglide/messages";
import type { NominationState } from "~/lib/vocabulary";
import type { Permission } from "../people/permissions";
import {
  maySeeNomination,
  maySeeSealedDossier,
  whyNotAddPending,
  whyNotRevive,
  whyNotSubmit,
  whyNotWithdraw,
  whyNotWrite,
} from "./policy";
import { whyNotAssign, whyNotMovePapersDay, whyNotRecordSample, whyNotScreen, whyNotUndo } from "./screening-policy";

const sample = (here: { roundId: string; agencyId: string; establishmentId: string }, state: NominationState) =>
  ({ ...here, state, phase: "nomination" }) as const;

const FREE = { isArchived: false, isReplaced: false, holdsSample: false, unplaced: null };

const PENDING = { papersDueOn: "2026-12-31", papersCompletedAt: null };

export const nominationPermissions: readonly Permission[] = [
  {
    act: "nomination.write",
    title: m.nominations_act_write,
    may: (actor, here) => !whyNotWrite(actor, sample(here, "draft")),
  },
  {
    act: "nomination.submit",
    title: m.nominations_act_submit,
    may: (actor, here) => !whyNotSubmit(actor, sample(here, "draft"), []),
  },
  {
    act: "nomination.withdraw",
    title: m.nominations_act_withdraw,
    may: (actor, here) => !whyNotWithdraw(actor, sample(here, "submitted")),
  },
  {
    act: "nomination.revive",
    title: m.nominations_act_revive,
    may: (actor, here) => !whyNotRevive(actor, sample(here, "withdrawn"), FREE),
  },
  {
    act: "nomination.read",
    title: m.nominations_act_read,
    may: (actor, here) => maySeeNomination(actor, { ...sample(here, "submitted"), submittedAt: new Date(0) }),
  },
  {
    act: "nomination.screen",
    title: m.nominations_act_screen,
    // Of an establishment of someone else: nobody screens their own entry.
    may: (actor, here) => !whyNotScreen(actor, { ...sample(here, "submitted"), establishmentId: null }, "admitted"),
  },
  {
    act: "nomination.undo_answer",
    title: m.nominations_act_undo,
    may: (actor, here) => !whyNotUndo(actor, { ...sample(here, "admitted"), establishmentId: null }, "admitted"),
  },
  {
    act: "nomination.assign",
    title: m.nominations_act_assign,
    may: (actor, here) => !whyNotAssign(actor, { ...sample(here, "submitted"), establishmentId: null }),
  },
  {
    act: "nomination.send_pending_papers",
    title: m.nominations_act_send_pending,
    may: (actor, here) => !whyNotAddPending(actor, { ...sample(here, "admitted"), ...PENDING }, PENDING.papersDueOn),
  },
  {
    act: "nomination.move_papers_day",
    title: m.nominations_act_move_papers_day,
    may: (actor, here) =>
      !whyNotMovePapersDay(actor, { ...sample(here, "admitted"), ...PENDING, establishmentId: null }),
  },
  {
    act: "sample.record",
    title: m.nominations_act_record_sample,
    may: (actor, here) => !whyNotRecordSample(actor, sample(here, "admitted"), "none", "received"),
  },
  {
    act: "dossier.read_sealed",
    title: m.nominations_act_read_sealed,
    may: (actor, here) =>
      maySeeSealedDossier(actor, { ...sample(here, "admitted"), isClosedToJuror: false, isClosedToCouncil: false }),
  },
];
