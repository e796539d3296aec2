import { z } from "zod";

/** The number of a status list in its address: from 1, without a leading zero. */
export const StatusListNumber = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number);
