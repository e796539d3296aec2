/** A reason not to go on that the person at the terminal can act on: one sentence, shown without a stack. */
export class SetupError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SetupError";
  }
}
