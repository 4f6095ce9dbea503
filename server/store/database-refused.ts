/**
 * The database cannot be used. The message says to its operator why and what to do: Russian first, then English (ST1).
 */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";

  constructor(russian: string, english: string, options?: ErrorOptions) {
    super(`${russian}\n${english}`, options);
  }
}
