import { z } from "zod";
import { AdmitNominationForm, AskForMoreForm, RefuseNominationForm } from "~/domain/nominations/forms";

/** Which of the two buttons was pressed: stay with the dossier, or go on to the next that waits. */
const after = z.enum(["stay", "next"]).catch("stay");

export const AdmissionForm = AdmitNominationForm.extend({ after });
export const RequestForm = AskForMoreForm.extend({ after });
export const RefusalForm = RefuseNominationForm.extend({ after });
export type After = z.output<typeof after>;
