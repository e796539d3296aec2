import { drawLetters, LETTER_RUNS } from "~/domain/exhibitor-papers/draw-letters.server";
import { handleRuns } from "./handle-runs";

export const drawLettersHandler = handleRuns(LETTER_RUNS, drawLetters);
