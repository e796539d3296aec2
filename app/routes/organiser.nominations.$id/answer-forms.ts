import { z } from "zod";
import { AdmitNominationForm, AskForMoreForm, CheckPaperForm, RefuseNominationForm } from "~/domain/nominations/forms";

/** Which of the two buttons was pressed: stay with the dossier, or go on to the next of the list. */
const after = z.enum(["stay", "next"]).catch("stay");

export const AdmissionForm = AdmitNominationForm.extend({ after });
export const RequestForm = AskForMoreForm.extend({ after });
export const RefusalForm = RefuseNominationForm.extend({ after });
export type After = z.output<typeof after>;

/** Without scripts the page comes back at the line that was checked. */
export const CheckForm = CheckPaperForm.extend({ anchor: z.string().optional() });
