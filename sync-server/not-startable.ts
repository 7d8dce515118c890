/** What keeps the server from starting and an operator can put right: its message is one sentence for them. */
export class NotStartable extends Error {}
