/** A backup was not taken, or not restored. The message says to the operator why: Russian first, then English. */
export class BackupFailed extends Error {
  override readonly name = "BackupFailed";

  constructor(russian: string, english: string, options?: ErrorOptions) {
    super(`${russian}\n${english}`, options);
  }
}
