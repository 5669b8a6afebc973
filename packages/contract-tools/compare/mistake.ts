/** What the person who runs the comparison can mend. Its message is one sentence, and all that they need to see. */
export class Mistake extends Error {}
