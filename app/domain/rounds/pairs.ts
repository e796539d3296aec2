/** An entry given to a juror. */
export interface Pair {
  readonly appointmentId: string;
  readonly nominationId: string;
}
